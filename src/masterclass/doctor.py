"""Say what this machine can do for the course and what it cannot, with the cure."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement

import masterclass
from masterclass import datasets
from masterclass.errors import CourseError

_ENOUGH = 2 << 30
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is fine, what was seen, and the cure where it is not."""

    name: str
    ok: bool
    saw: str
    cure: str = ""


def checkup() -> list[Finding]:
    """Look at Python, packages, data, sandbox, browser and disk; nothing is changed."""
    return [_python(), _packages(), _data(), _sandbox(), _browser(), _disk()]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    ok = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding(
        "Python",
        ok,
        f"{version} at {sys.executable}",
        ""
        if ok
        else "Make the environment with Python 3.11, 3.12 or 3.13 (Debian 12: `apt-get install python3-venv`).",
    )


def _packages() -> Finding:
    wanted = _pinned()
    if not wanted:
        wanted = [
            requirement
            for text in importlib.metadata.requires("masterclass") or []
            if (requirement := Requirement(text))
        ]
    wrong = []
    for requirement in wanted:
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            version = importlib.metadata.version(requirement.name)
        except importlib.metadata.PackageNotFoundError:
            wrong.append(f"{requirement.name} is missing")
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            wrong.append(f"{requirement.name} is {version}, not {requirement.specifier}")
    if not wrong:
        return Finding("Packages", True, f"all {len(wanted)} at the versions the course was tested with")
    shown = "; ".join(wrong[:5]) + (f"; and {len(wrong) - 5} more" if len(wrong) > 5 else "")
    return Finding(
        "Packages", False, shown, "Run `make course`, or `pip install --require-hashes -r requirements.txt`."
    )


def _pinned() -> list[Requirement]:
    """Return what requirements.txt beside an editable installation pins, or nothing."""
    path = Path(masterclass.__file__).resolve().parents[2] / "requirements.txt"
    if not path.is_file():
        return []
    text = re.sub(r"\\\n", " ", path.read_text(encoding="utf-8"))
    found = []
    for line in text.splitlines():
        line = re.sub(r"(^|\s)(#|--).*", "", line).strip()
        try:
            found += [Requirement(line)] if line else []
        except InvalidRequirement:
            continue
    return found


def _data() -> Finding:
    try:
        rows = {name: len(datasets.load(name)) for name in ("schools", "earnings", "health")}
    except (CourseError, OSError, ValueError) as error:
        return Finding("Course data", False, str(error), "Install the course again, or run `make course`.")
    return Finding("Course data", True, ", ".join(f"{name} {count:,} records" for name, count in rows.items()))


def _sandbox() -> Finding:
    if sys.platform != "linux":
        cure = "Learning and reading need no sandbox. To grade other people's work, use a Linux machine."
        return Finding("Sandbox for grading", False, f"none on {sys.platform}", cure)
    from masterclass.grading.sandbox import cure, sandbox_available

    problem = sandbox_available()
    if problem is None:
        return Finding("Sandbox for grading", True, "bubblewrap holds: tried with a real program")
    return Finding("Sandbox for grading", False, problem, f"To grade other people's work, {cure(problem)}.")


def _browser() -> Finding:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    cure = "Only `make test` needs it: `apt-get install chromium`."
    if found is None:
        return Finding("Chromium", False, "not found", cure)
    try:
        said = subprocess.run([found, "--version"], capture_output=True, text=True, timeout=30, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return Finding("Chromium", False, f"{found} does not start", cure)
    return Finding("Chromium", True, f"{said.strip().splitlines()[0]} at {found}")


def _disk() -> Finding:
    free = shutil.disk_usage(Path.cwd()).free
    ok = free >= _ENOUGH and os.access(Path.cwd(), os.W_OK)
    saw = f"{free / 1e9:,.1f} GB free in {Path.cwd()}" + ("" if os.access(Path.cwd(), os.W_OK) else ", not writable")
    return Finding("Disk", ok, saw, "" if ok else "Free some space, or work in a folder of your own: 2 GB are needed.")
