"""End the grading run itself at every step of keeping a result: the next run goes on, nothing is lost or doubled."""

import json
import os
import signal
import subprocess
import sys

import pytest
import tiny_exercise
from conftest import EXERCISE, RIGHT, SANDBOX, hand_in, make_course, score
from test_grading_run import wait_for

from masterclass.grading import engine

ALL = sum(tiny_exercise.points().values())
MOMENTS = {
    "a submission is at a worker": lambda: after(engine.Path, "touch"),
    "the graded folder is written beside its place": lambda: after(engine.Ledger, "_written"),
    "the rows are written and not committed": lambda: after(engine.Gradebook, "update_or_create_submission"),
    "the gradebook has the marks, the folder is not there": lambda: setattr(engine.Ledger, "_place", die),
    "the old folder is moved away": lambda: after(engine.Path, "replace"),
    "the new folder is in its place": lambda: after(engine.Ledger, "_place"),
    "half a line is in the log": lambda: setattr(engine, "_note", half_a_line),
    "the log has it": lambda: after(engine, "_note"),
}


def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def after(owner, name):
    real = getattr(owner, name)

    def call(*arguments, **options):
        real(*arguments, **options)
        die()

    setattr(owner, name, call)


def half_a_line(cohort, *_):
    with (cohort.folder / engine.LOG).open("a") as log:
        log.write('{"learner": "half')
    die()


def killed_at(moment, cohort, results):
    """Grade in a process that is killed at a moment; what workers give back is known already."""

    def run(course, assignment, waiting, *_):
        for learner in waiting:
            engine._mark(course, assignment, learner).touch()
            yield results[learner]

    child = os.fork()
    if child == 0:
        try:
            engine._run = run
            MOMENTS[moment]()
            engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def test_whenever_the_run_is_killed_the_next_one_goes_on(copy_of_ran):
    cohort = copy_of_ran
    with cohort.gradebook() as gradebook:
        before = {one.student.id: one.score for one in gradebook.assignment_submissions(EXERCISE)}
        ada, bob = [learner for learner, points in sorted(before.items()) if points < ALL][:2]
        grade = gradebook.find_grade("count-hidden", EXERCISE, EXERCISE, ada)
        grade.manual_score, grade.extra_credit = 0.5, 0.25
        gradebook.find_comment("count-answer", EXERCISE, EXERCISE, ada).manual_comment = "By hand."
        gradebook.db.commit()
    by_hand = score(cohort, ada)
    for learner in (ada, bob):
        hand_in(cohort, learner, RIGHT, when="2027-01-01 09:00:00.000000 UTC")
    waiting, _ = engine._sort(cohort, EXERCISE)
    engine._tidy(cohort, EXERCISE)
    results = {one.learner: one for one in engine._run(cohort, EXERCISE, waiting, SANDBOX, 1, None)}
    for mark in (cohort.folder / ".grading" / EXERCISE).iterdir():
        mark.unlink()
    for moment in MOMENTS:
        assert killed_at(moment, cohort, results) == signal.SIGKILL, moment
        assert score(cohort, ada) in (by_hand, ALL - 0.25), moment
        assert score(cohort, bob) in (before[bob], ALL), moment
        for learner in (ada, bob):
            place = cohort.folder / "autograded" / learner / EXERCISE
            whole = (place / f"{EXERCISE}.ipynb").is_file() and (place / "data" / "schools.csv").is_file()
            assert whole or not place.exists(), moment
            assert whole or (cohort.folder / ".grading" / EXERCISE / learner).exists(), moment

    outcome = engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)

    assert not outcome.failed and outcome.graded
    expected = before | {ada: ALL - 1 + 0.5 + 0.25, bob: ALL}
    with cohort.gradebook() as gradebook:
        submissions = gradebook.assignment_submissions(EXERCISE)
        assert {one.student.id: one.score for one in submissions} == expected and len(submissions) == len(before)
        assert {len(one.notebooks[0].grades) for one in submissions} == {6}
        assert gradebook.find_comment("count-answer", EXERCISE, EXERCISE, ada).manual_comment == "By hand."
    for learner in (ada, bob):
        place = cohort.folder / "autograded" / learner / EXERCISE
        assert (place / "timestamp.txt").read_text().startswith("2027") and (place / "data" / "schools.csv").is_file()
    assert not list((cohort.folder / ".grading" / EXERCISE).iterdir())
    assert not (cohort.folder / ".grading" / ".parts").exists()
    lines = (cohort.folder / engine.LOG).read_text().splitlines()
    halves = [line for line in lines if line == '{"learner": "half']
    assert len(halves) == 1 and all(json.loads(line)["learner"] for line in lines if line not in halves)
    assert {key[0] for key in engine.read_log(cohort)} >= {ada, bob}
    assert engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX).skipped == len(before)


@pytest.fixture
def at_a_terminal():
    """Have Ctrl-C heard here and in programs started from here, as at a terminal: where tests run unseen it may not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_stopped_by_ctrl_c_it_keeps_what_is_graded_and_says_what_to_do(tmp_path, at_a_terminal):
    ids = ["ada", "bob", "cyd"]
    cohort = make_course(tmp_path, ids)
    for learner in ids:
        hand_in(cohort, learner, RIGHT | {"shout": "import time\ntime.sleep(1)\nshout = str.upper"})
    command = ["grade", cohort.folder, EXERCISE, "--workers", "1", "--sandbox", SANDBOX]
    start = [sys.executable, "-c", "from masterclass.cli import run; run()", *command]
    run = subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_for(lambda: (cohort.folder / engine.LOG).exists())
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=60)[1]
    assert run.returncode == 130 and "what was graded is kept. Run the same command again" in said
    assert "Traceback" not in said
    assert score(cohort, "ada") == ALL and not (cohort.folder / "autograded" / "cyd").exists()
    assert not engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX).failed
    assert {learner: score(cohort, learner) for learner in ids} == dict.fromkeys(ids, ALL)


def test_ctrl_c_waits_until_a_result_is_kept_whole(tmp_path, monkeypatch, at_a_terminal):
    cohort = make_course(tmp_path, ["ada", "bob"])
    for learner in ("ada", "bob"):
        hand_in(cohort, learner, RIGHT)
    keep = engine._kept

    def struck(*result):
        os.kill(os.getpid(), signal.SIGINT)
        return keep(*result)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(engine, "_kept", struck)
        engine.grade(cohort.folder, EXERCISE, workers=1, sandbox=SANDBOX)
    assert sorted(one["learner"] for one in engine.read_log(cohort).values()) == ["ada"]
    assert score(cohort, "ada") == ALL
    again = engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
    assert again.skipped == 1 and [one.learner for one in again.graded] == ["bob"]
