import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import tiny_exercise
from conftest import (
    EXERCISE,
    RIGHT,
    SANDBOX,
    graded_notebook,
    hand_in,
    make_course,
    outcome_of,
    score,
    snapshot,
)

from masterclass.errors import CourseError
from masterclass.grading import course, engine, feedback, report, simulate
from masterclass.grading.sandbox import sandbox_available

ALL = sum(tiny_exercise.points().values())


def test_every_kind_of_submission_gets_the_marks_it_should(ran):
    made_up = json.loads((ran.cohort.folder / simulate.RECORD).read_text())["submissions"]
    assert {one["kind"] for one in made_up} == set(simulate.KINDS)
    for one in made_up:
        result = outcome_of(ran.outcome, one["learner"])
        if one["kind"] == "wrong file":
            assert result.status == "unreadable" and "no notebook 00-tiny.ipynb; saw" in result.reason
        else:
            expected = sum(tiny_exercise.points()[task] for task in one["tasks"])
            assert (result.status, result.score, result.max_score) == ("graded", expected, ALL), one
            assert score(ran.cohort, one["learner"]) == expected
    assert not ran.outcome.failed


def test_running_everything_again_changes_nothing(copy_of_ran):
    folder = copy_of_ran.folder
    before = snapshot(folder)
    simulated = simulate.simulate(folder, 6, seed=4)
    graded = engine.grade(folder, EXERCISE, sandbox=SANDBOX)
    written = feedback.feedback(folder, EXERCISE)
    report.report(folder)
    assert snapshot(folder) == before
    assert simulated.written == 0 and "nothing changed" in simulated.lines()[0]
    assert not graded.graded and graded.skipped == len(list(folder.glob("autograded/*")))
    assert written.written == () and written.unchanged == graded.skipped


def test_simulated_work_is_the_same_from_the_same_seed(ran, tmp_path):
    cohort = make_course(tmp_path, [f"learner{number}" for number in range(6)])
    simulate.simulate(cohort.folder, 6, seed=4)
    for path in sorted(ran.cohort.folder.glob("submitted/**/*")):
        if path.is_file():
            assert (cohort.folder / path.relative_to(ran.cohort.folder)).read_bytes() == path.read_bytes()


def test_simulating_never_overwrites_anybodys_work(tmp_path):
    cohort = make_course(tmp_path, ["ada", "bob"])
    mine = hand_in(cohort, "ada", RIGHT) / f"{EXERCISE}.ipynb"
    before = mine.read_bytes()
    with pytest.raises(CourseError, match="somebody's own submission"):
        simulate.simulate(cohort.folder, 2, seed=1)
    assert mine.read_bytes() == before and not (cohort.folder / "submitted" / "bob").exists()
    with pytest.raises(CourseError, match="3 learners asked for"):
        simulate.simulate(cohort.folder, 3, seed=1)


def test_newer_work_is_graded_again_and_marks_by_hand_stay(tmp_path):
    cohort = make_course(tmp_path, ["ada"])
    hand_in(cohort, "ada", {"shout": RIGHT["shout"]})
    engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
    assert score(cohort, "ada") == 2
    feedback.feedback(cohort.folder, EXERCISE)
    page = cohort.folder / "feedback" / "ada" / EXERCISE / f"{EXERCISE}.html"
    with cohort.gradebook() as gradebook:
        grade = gradebook.find_grade("count-hidden", EXERCISE, EXERCISE, "ada")
        grade.manual_score = 0.5
        gradebook.find_comment("count-answer", EXERCISE, EXERCISE, "ada").manual_comment = "Nearly."
        gradebook.db.commit()
    assert "Nearly." not in page.read_text()
    assert feedback.feedback(cohort.folder, EXERCISE).written == ("ada",)
    assert "Nearly." in page.read_text() and "2.5 of 8 points" in page.read_text()
    hand_in(cohort, "ada", RIGHT, when="2026-03-03 09:00:00.000000 UTC")
    outcome = engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
    assert [one.learner for one in outcome.graded] == ["ada"]
    assert score(cohort, "ada") == ALL - 1 + 0.5
    hand_in(cohort, "ada", {}, when="2026-03-01 09:00:00.000000 UTC")
    assert engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX).skipped == 1


def test_a_killed_run_goes_on_where_it_was(tmp_path):
    """Kill the run while one submission has been marked and another is half-way; then run it again."""
    ids = ["ada", "bob", "cyd", "dan"]
    cohort = make_course(tmp_path, ids)
    for learner in ids:
        slow = {"shout": "import time\ntime.sleep(1.5)\nshout = str.upper"} if learner != "ada" else {}
        hand_in(cohort, learner, RIGHT | slow)
    command = (
        f"from masterclass.grading.engine import grade; grade({str(cohort.folder)!r}, {EXERCISE!r}, 1, {SANDBOX!r})"
    )
    run = subprocess.Popen([sys.executable, "-c", command])
    half_way = cohort.folder / ".grading" / EXERCISE / "bob"
    wait_for(lambda: half_way.exists() and (cohort.folder / engine.LOG).exists())
    family = descendants(run.pid)
    run.send_signal(signal.SIGKILL)
    run.wait()
    wait_for(lambda: not any(alive(process) for process in family))
    assert half_way.exists() and not (cohort.folder / "autograded" / "bob").exists()
    with cohort.gradebook() as gradebook:
        assert gradebook.find_submission(EXERCISE, "ada").score == ALL
        gradebook.find_grade("double", EXERCISE, EXERCISE, "ada").manual_score = 0.25
        gradebook.db.commit()

    outcome = engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)

    assert [one.learner for one in outcome.graded] == ["bob", "cyd", "dan"] and outcome.skipped == 1
    assert {learner: score(cohort, learner) for learner in ids} == {
        "ada": ALL - 0.75,
        "bob": ALL,
        "cyd": ALL,
        "dan": ALL,
    }
    with cohort.gradebook() as gradebook:
        submissions = gradebook.assignment_submissions(EXERCISE)
        assert sorted(one.student.id for one in submissions) == ids
        assert {len(one.notebooks[0].grades) for one in submissions} == {6}
    assert not list((cohort.folder / ".grading" / EXERCISE).iterdir())


def test_only_one_run_at_a_time(ran):
    with engine._alone(ran.cohort), pytest.raises(CourseError, match="another run is grading"):
        engine.grade(ran.cohort.folder, EXERCISE, sandbox=SANDBOX)


def test_odd_work_is_graded_or_listed_with_its_reason(odd):
    statuses = {one.learner: (one.status, one.reason) for one in odd.outcome.results}
    assert statuses["links"] == ("unreadable", "marks.db is a link or a special file, which is never followed")
    assert statuses["notjson"] == ("unreadable", "00-tiny.ipynb is not a notebook that can be opened")
    assert statuses["stranger"][0] == "unreadable" and "not on the roster" in statuses["stranger"][1]
    assert statuses["exits"][0] == "graded"
    assert statuses["crowd"] == ("unreadable", "1,003 files were handed in; at most 1,000 are read")
    assert statuses["oddcells"] == ("unreadable", "00-tiny.ipynb is not a notebook that can be opened")
    assert not odd.outcome.failed
    told = "\n".join(odd.outcome.lines())
    assert "5 submissions could not be read, and have no mark:\n  crowd: 1,003 files" in told


def test_a_cell_without_end_costs_its_own_marks_only(odd):
    assert outcome_of(odd.outcome, "loops").score == ALL - tiny_exercise.points()["shout"]


def test_a_check_whose_time_is_up_costs_its_own_marks_only(tmp_path):
    """The learner's function goes on for too long, and writes all the while, in hidden checks only."""
    cohort = make_course(tmp_path, ["ada"])
    config = cohort.folder / course.CONFIG
    config.write_text(config.read_text().replace("c.Execute.timeout = 60", "c.Execute.timeout = 3"))
    slow = "def double(x):\n    while x > 1000:\n        print(x)\n    return 2 * x"
    hand_in(cohort, "ada", RIGHT | {"double": slow, "shout": slow.replace("double", "_") + "\nshout = str.upper"})
    outcome = engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
    assert outcome_of(outcome, "ada").score == ALL - 2


def test_a_cell_that_ends_its_kernel_costs_its_own_marks_only(odd):
    assert outcome_of(odd.outcome, "exits").score == ALL - tiny_exercise.points()["shout"]
    assert outcome_of(odd.outcome, "exits").flags == ("its program ended its own kernel",)


def test_a_warning_costs_no_marks(odd):
    assert outcome_of(odd.outcome, "noisy").score == ALL


def test_changed_checks_are_put_back(odd):
    assert outcome_of(odd.outcome, "cheerful").score == ALL
    assert outcome_of(odd.outcome, "cheerful").max_score == ALL


def test_deleted_cells_come_back_without_marks(odd):
    """The set-up and a whole task were deleted, another task's cells had lost their marking."""
    assert outcome_of(odd.outcome, "remover").score == ALL - tiny_exercise.points()["shout"]
    released = list(graded_notebook(odd.cohort, "cheerful"))
    assert [name for name in released if name in tiny_exercise.names()] == list(graded_notebook(odd.cohort, "remover"))


def test_the_town_is_kept_once_on_the_disk(ran):
    learner = ran.outcome.graded[0].learner
    source = ran.cohort.folder / "source" / EXERCISE / "data" / "schools.csv"
    copy = ran.cohort.folder / "autograded" / learner / EXERCISE / "data" / "schools.csv"
    assert copy.samefile(source)


def test_the_log_holds_no_personal_data_but_the_id(ran):
    lines = [json.loads(line) for line in (ran.cohort.folder / engine.LOG).read_text().splitlines()]
    assert len(lines) == 6
    assert "Example" not in str(lines) and "@" not in str(lines)
    assert {line["sandbox"] for line in lines} == {SANDBOX}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"assignment": "99-none"}, "not an exercise of"), ({"workers": 0}, "0 workers"), ({"sandbox": "box"}, "'box'")],
)
def test_wrong_usage_is_named(ran, wrong, said):
    with pytest.raises(CourseError, match=said):
        engine.grade(**{"folder": ran.cohort.folder, "assignment": EXERCISE} | wrong)


def test_without_a_sandbox_grading_stops_and_names_the_cure(ran, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    before = snapshot(ran.cohort.folder)
    assert sandbox_available() == "the program bwrap is not installed"
    for wanted in ("auto", "bubblewrap"):
        with pytest.raises(CourseError, match=r"Nothing was graded: .*apt-get install bubblewrap.*--sandbox none"):
            engine.grade(ran.cohort.folder, EXERCISE, sandbox=wanted)
    assert snapshot(ran.cohort.folder) == before


def test_grading_without_a_sandbox_is_said(tmp_path):
    cohort = make_course(tmp_path, ["ada"])
    hand_in(cohort, "ada", RIGHT)
    outcome = engine.grade(cohort.folder, EXERCISE, sandbox="none")
    assert outcome.graded[0].score == ALL
    assert "No sandbox: learners' code ran with your own rights on this computer." in outcome.lines()
    page = report.report(cohort.folder).page.read_text()
    assert "1 submission ran without a sandbox" in page


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def descendants(process):
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(child) for child in children] + [one for child in children for one in descendants(int(child))]


def alive(process):
    try:
        os.kill(process, 0)
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_an_exercise_that_its_author_cannot_pass_is_named_before_anybody_is_graded(tmp_path):
    cohort = make_course(tmp_path, ["ada"])
    hand_in(cohort, "ada", RIGHT)
    source = cohort.folder / "source" / EXERCISE / f"{EXERCISE}.ipynb"
    source.write_text(source.read_text().replace("return 2 * x", "return 3 * x"))
    with pytest.raises(CourseError, match="author's own solution of 00-tiny does not pass double, double-hidden"):
        engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
    assert not (cohort.folder / "autograded").exists()


def test_a_course_of_many_exercises_has_them_in_order(tmp_path):
    shelf = tiny_exercise.shelve(tmp_path / "shelf", "02-b", "01-a")
    (tmp_path / "r.csv").write_text("id\nada\n")
    made = course.create(tmp_path / "c", tmp_path / "r.csv", people=30, exercises_from=shelf)
    assert made.course.exercises() == ["01-a", "02-b"]
