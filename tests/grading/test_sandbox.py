"""What a submission can see and reach. Where no sandbox can be had, the run itself must refuse instead."""

import shutil
import tempfile
from pathlib import Path

import pytest
from conftest import EXERCISE, SANDBOX, make_course, probed

from masterclass.errors import CourseError
from masterclass.grading import engine, sandbox
from masterclass.grading.sandbox import Zygote, cure, sandbox_available, self_test


def test_a_submission_sees_its_own_work_and_nothing_else(odd, tmp_path):
    if SANDBOX == "none":
        with pytest.raises(CourseError, match="Nothing was graded"):
            engine.grade(make_course(tmp_path, ["ada"]).folder, EXERCISE)
        return
    saw = probed(odd)
    assert saw["cohort"] is False, "the course folder, its gradebook, secret and model answers"
    assert saw["exercises"] is False, "the instructor versions"
    assert saw["here"] == ["data", "timestamp.txt"], "no notebook, so no hidden check"
    assert saw["data"] is True
    assert saw["network"] != True and saw["environment"] != True and saw["change data"] != True  # noqa: E712
    assert saw["own file"] is True
    assert saw["processes"] <= 3
    assert not set(saw["variables"]) & {"SSH_AUTH_SOCK", "JUPYTERHUB_API_TOKEN", "DATABASE_URL", "JPY_PARENT_PID"}


def test_a_hubs_exchange_below_usr_is_not_in_sight(monkeypatch, tmp_path):
    if SANDBOX == "none":
        pytest.skip("no sandbox can be had here")
    monkeypatch.setattr(sandbox, "_EXCHANGE", Path("/usr/share/doc"))
    assert any(Path("/usr/share/doc").iterdir())
    with Zygote(tmp_path, "bubblewrap", libraries=()) as zygote:
        assert self_test(zygote, next(Path("/usr/share/doc").iterdir())) is None


def test_the_self_test_says_what_is_wrong(monkeypatch):
    folder = Path(tempfile.mkdtemp(dir="/tmp"))  # where root grades, another account must be able to start it
    folder.chmod(0o755)
    fake = folder / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    problem = sandbox_available()
    shutil.rmtree(folder)
    assert problem == "the sandbox does not hold (bwrap: No permissions to create new namespace)"
    assert "allow user namespaces" in cure(problem)


def test_the_self_test_catches_a_sandbox_that_isolates_nothing(tmp_path):
    (tmp_path / "gradebook.db").touch()
    with Zygote(tmp_path, "none", libraries=()) as zygote:
        assert self_test(zygote, tmp_path / "gradebook.db") == "the sandbox does not hold (it sees other processes)"
