"""A real dask scheduler and two workers on loopback, one of which is killed half-way."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
import tiny_exercise
from conftest import EXERCISE, RIGHT, SANDBOX, hand_in, make_course

from masterclass.errors import CourseError
from masterclass.grading import engine

ALL = sum(tiny_exercise.points().values())
SLOW = {"shout": "import time\ntime.sleep(1)\nshout = str.upper"}


def start(*arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def scheduler(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    common = ["--local-directory", str(tmp_path)]
    running = [start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")]
    running += [
        start("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1", *common)
        for _ in range(2)
    ]
    yield address, running
    for one in running:
        one.kill()
        one.wait()


def test_a_cluster_grades_everybody_once_though_a_worker_is_killed(tmp_path, scheduler):
    address, running = scheduler
    ids = ["ada", "bob", "cyd", "dan", "eve", "fay"]
    cohort = make_course(tmp_path, ids)
    for learner in ids:
        hand_in(cohort, learner, RIGHT | SLOW)

    def kill_one():
        end = time.monotonic() + 60
        while not (cohort.folder / engine.LOG).exists() and time.monotonic() < end:
            time.sleep(0.05)
        os.kill(running[1].pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    with engine.cluster(address) as executor:
        outcome = engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX, executor=executor)
    killer.join()
    assert not outcome.failed, outcome.lines()
    with cohort.gradebook() as gradebook:
        marks = {one.student.id: one.score for one in gradebook.assignment_submissions(EXERCISE)}
    assert marks == dict.fromkeys(ids, ALL)


def test_a_scheduler_that_is_lost_ends_the_command_and_the_next_run_goes_on(tmp_path, scheduler):
    address, running = scheduler
    ids = ["ada", "bob", "cyd", "dan"]
    cohort = make_course(tmp_path, ids)
    for learner in ids:
        hand_in(cohort, learner, RIGHT | SLOW)
    log = cohort.folder / engine.LOG
    code = (
        "from masterclass.grading import engine\n"
        f"with engine.cluster({address!r}) as executor:\n"
        f"    done = engine.grade({str(cohort.folder)!r}, {EXERCISE!r}, sandbox={SANDBOX!r}, executor=executor)\n"
        "print(len(done.graded), len(done.failed))"
    )
    run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 120
    while not log.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert log.exists() and run.poll() is None
    running[0].kill()
    said, errors = run.communicate(timeout=90)
    kept, lost = map(int, said.split())
    assert kept >= 1 and lost >= 1 and kept + lost == len(ids), errors
    outcome = engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
    assert not outcome.failed and (len(outcome.graded), outcome.skipped) == (lost, kept), outcome.lines()
    with cohort.gradebook() as gradebook:
        submissions = gradebook.assignment_submissions(EXERCISE)
        assert sorted((one.student.id, one.score) for one in submissions) == [(learner, ALL) for learner in ids]


def test_an_address_where_nothing_answers_is_named():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(CourseError, match="no dask scheduler answers there"), engine.cluster(f"tcp://127.0.0.1:{port}"):
        pass


def test_without_the_extra_the_cure_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CourseError, match=r"needs the extra.*pip install"), engine.cluster("tcp://127.0.0.1:1"):
        pass
