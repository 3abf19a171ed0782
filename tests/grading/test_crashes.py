"""Whatever is killed, no mark is lost and none is doubled; the run goes on by itself, or when it is started again."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path

import pytest
import tiny_exercise
from conftest import EXERCISE, RIGHT, SANDBOX, hand_in, make_course, score
from test_grading_run import descendants, wait_for

from masterclass.errors import CourseError
from masterclass.grading import engine

ALL = sum(tiny_exercise.points().values())
IDS = ["ada", "bob", "cyd", "dan"]
SLOW = {"shout": "import time\ntime.sleep(1)\nshout = str.upper"}


def handed_in(folder):
    cohort = make_course(folder, IDS)
    for learner in IDS:
        hand_in(cohort, learner, RIGHT | SLOW)
    return cohort


def told(process):
    try:
        return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def find(kind):
    """Return the processes of one kind that this test's run has started."""
    mine = descendants(os.getpid())
    if kind == "worker":
        servers = [one for one in mine if "forkserver" in told(one)]
        return [one for one in servers if any(one in descendants(other) for other in servers if other != one)]
    warm = [one for one in mine if "grading.zygote" in told(one) and "bwrap" not in told(one)]
    learner = [one for one in warm if '"learner": true' in told(one)]
    checks = [one for one in warm if one not in learner]
    found = {"learner's warm process": learner[:1], "checks' warm process": checks[:1]}
    return {**found, "learner's warden": learner[1:2], "learner's kernel": learner[2:]}[kind]


def check(cohort):
    assert {learner: score(cohort, learner) for learner in IDS} == dict.fromkeys(IDS, ALL)
    with cohort.gradebook() as gradebook:
        submissions = gradebook.assignment_submissions(EXERCISE)
        assert sorted(one.student.id for one in submissions) == IDS
        assert {len(one.notebooks[0].grades) for one in submissions} == {6}
    assert not list((cohort.folder / ".grading" / EXERCISE).iterdir())
    for learner in IDS:
        folder = cohort.folder / "autograded" / learner / EXERCISE
        assert (folder / f"{EXERCISE}.ipynb").is_file() and (folder / "data" / "schools.csv").is_file()


KINDS = ["worker", "learner's warm process", "checks' warm process", "learner's warden", "learner's kernel"]


@pytest.mark.parametrize(
    ("kind", "when"), [*((kind, "after the first result") for kind in KINDS), (KINDS[3], "before the first result")]
)
def test_a_killed_process_costs_nobody_a_mark(kind, when, tmp_path):
    cohort = handed_in(tmp_path)
    begun = engine.LOG if when.startswith("after") else f".grading/{EXERCISE}/ada"
    killed = []

    def kill():
        wait_for(lambda: (cohort.folder / begun).exists())
        wait_for(lambda: find(kind))
        if when.startswith("before"):
            assert not (cohort.folder / engine.LOG).exists()
        for one in find(kind)[:1]:
            os.kill(one, signal.SIGKILL)
            killed.append(one)

    killer = threading.Thread(target=kill)
    killer.start()
    outcome = engine.grade(cohort.folder, EXERCISE, workers=1, sandbox=SANDBOX)
    killer.join()
    if outcome.failed:  # then it is said, and another run puts it right
        print(f"{kind}: {[one.reason for one in outcome.failed]}")
        outcome = engine.grade(cohort.folder, EXERCISE, workers=1, sandbox=SANDBOX)
    assert not outcome.failed, outcome.lines()
    assert killed
    check(cohort)


def test_a_gradebook_that_somebody_else_is_writing_is_waited_for(tmp_path):
    cohort = handed_in(tmp_path)
    other = sqlite3.connect(cohort.folder / "gradebook.db", check_same_thread=False, isolation_level=None)
    other.execute("begin immediate")
    threading.Timer(9, lambda: (other.execute("rollback"), other.close())).start()
    outcome = engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
    assert len(outcome.graded) == len(IDS)
    check(cohort)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_is_named_and_loses_nothing(tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "none", small], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        cohort = handed_in(small)
        fill = small / "fill"
        with pytest.raises(CourseError, match="disk is full"):
            with contextlib.suppress(OSError), fill.open("wb", buffering=0) as file:
                while True:
                    file.write(b"x" * 4096)
            engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
        fill.unlink()
        assert not engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX).failed
        check(cohort)
    finally:
        time.sleep(0.2)
        subprocess.run(["umount", "-l", small], check=True)
