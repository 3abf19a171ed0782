import shutil

from masterclass import doctor
from masterclass.grading.sandbox import sandbox_available


def by_name():
    return {finding.name: finding for finding in doctor.checkup()}


def test_everything_is_looked_at_and_every_fault_has_a_cure():
    found = by_name()
    assert list(found) == ["Python", "Packages", "Course data", "Sandbox for grading", "Chromium", "Disk"]
    assert all(finding.saw for finding in found.values())
    assert all(finding.ok or finding.cure for finding in found.values())
    assert found["Python"].ok and found["Packages"].ok and found["Course data"].ok
    assert found["Sandbox for grading"].ok == (sandbox_available() is None)


def test_what_is_missing_is_said_with_the_cure(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    found = by_name()
    assert not found["Chromium"].ok and "apt-get install chromium" in found["Chromium"].cure
    assert not found["Sandbox for grading"].ok and "apt-get install bubblewrap" in found["Sandbox for grading"].cure


def test_another_version_is_named(monkeypatch):
    monkeypatch.setattr(doctor, "_pinned", lambda: [doctor.Requirement("pandas==1.0"), doctor.Requirement("nosuch==1")])
    found = by_name()["Packages"]
    assert not found.ok and "not ==1.0" in found.saw and "nosuch is missing" in found.saw


def test_a_full_disk_is_said(monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10, 9, 1))
    assert not by_name()["Disk"].ok
