import json
import subprocess
import sys
from pathlib import Path

import pytest
import tiny_exercise
from conftest import EXERCISE, SANDBOX, score, snapshot, write_roster

from masterclass.errors import CourseError
from masterclass.grading import course


def nbgrader(folder, *arguments):
    command = [str(Path(sys.executable).with_name("nbgrader")), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_it_holds_what_nbgrader_expects(ran):
    cohort = ran.cohort
    released = (cohort.folder / "release" / EXERCISE / f"{EXERCISE}.ipynb").read_text()
    assert "return 2 * x" not in released and "4711" not in released and "# Your answer goes here" in released
    assert (cohort.folder / "release" / EXERCISE / "data" / "schools.csv").is_file()
    assert [learner.id for learner in cohort.learners()] == [f"learner{number}" for number in range(6)]
    assert cohort.learners()[0].email == "learner0@example.org"
    with cohort.gradebook() as gradebook:
        assert gradebook.find_assignment(EXERCISE).max_score == sum(tiny_exercise.points().values())


def test_the_secret_is_kept(ran):
    secret = ran.cohort.folder / "secret"
    assert secret.stat().st_mode & 0o777 == 0o600
    text = secret.read_text().strip()
    assert len(bytes.fromhex(text)) == 32
    others = (path for path in ran.cohort.folder.rglob("*") if path.is_file() and path != secret)
    assert not [path for path in others if text.encode() in path.read_bytes()]


def test_creating_again_changes_nothing_and_says_so(ran, tmp_path):
    before = snapshot(ran.cohort.folder)
    roster = write_roster(tmp_path / "roster.csv", [f"learner{number}" for number in range(6)])
    shelf = tiny_exercise.shelve(tmp_path / "shelf", EXERCISE)
    done = course.create(ran.cohort.folder, roster, exercises_from=shelf)
    assert not done.new and "nothing changed" in " ".join(done.lines())
    assert snapshot(ran.cohort.folder) == before


def test_a_longer_roster_adds_learners_and_keeps_marks(copy_of_ran, tmp_path):
    cohort = copy_of_ran
    before = {learner.id: None for learner in cohort.learners()}
    with cohort.gradebook() as gradebook:
        before = {one.student.id: one.score for one in gradebook.assignment_submissions(EXERCISE)}
    roster = write_roster(tmp_path / "longer.csv", ["learner0", "newcomer"])
    shelf = tiny_exercise.shelve(tmp_path / "shelf", EXERCISE, "01-second")
    done = course.create(cohort.folder, roster, exercises=["01-second"], people=30, exercises_from=shelf)
    assert done.added == ("newcomer",) and done.released == ("01-second",)
    assert "learner1, learner2, learner3, learner4, learner5" in " ".join(done.lines())
    assert {learner: score(cohort, learner) for learner in before} == before
    assert cohort.exercises() == [EXERCISE, "01-second"]


@pytest.mark.parametrize("there", ["file", "folder"])
def test_what_is_not_ours_is_left_alone(tmp_path, there):
    shelf = tiny_exercise.shelve(tmp_path / "shelf", EXERCISE)
    target = tmp_path / "mine"
    if there == "file":
        target.write_text("precious")
    else:
        target.mkdir()
        (target / "thesis.txt").write_text("precious")
    with pytest.raises(CourseError, match="something else here"):
        course.create(target, write_roster(tmp_path / "roster.csv", ["ada"]), exercises_from=shelf)
    assert "precious" in (target if there == "file" else target / "thesis.txt").read_text()


def test_nothing_is_left_when_something_is_wrong(tmp_path):
    shelf = tiny_exercise.shelve(tmp_path / "shelf", EXERCISE)
    good = write_roster(tmp_path / "roster.csv", ["ada"])
    bad = write_roster(tmp_path / "bad.csv", ["ada", "../up"])
    broken = tiny_exercise.shelve(tmp_path / "broken", EXERCISE)
    (broken / EXERCISE / f"{EXERCISE}.ipynb").write_text("{}")
    there = sorted(tmp_path.iterdir())
    for wrong in (
        {"roster": bad, "exercises_from": shelf},
        {"roster": good, "exercises_from": shelf, "exercises": ["99-none"]},
        {"roster": good, "exercises_from": shelf, "course_id": "a/b"},
        {"roster": good, "exercises_from": tmp_path / "nowhere"},
    ):
        with pytest.raises(CourseError):
            course.create(tmp_path / "new", **wrong)
    with pytest.raises(RuntimeError, match="could not release"):
        course.create(tmp_path / "new", good, people=30, exercises_from=broken)
    assert sorted(tmp_path.iterdir()) == there


def test_other_folders_are_no_course(tmp_path):
    with pytest.raises(CourseError, match="not a course folder"):
        course.Course.open(tmp_path)
    (tmp_path / "cohort.json").write_text(json.dumps({"course_id": "x", "seed": 1, "version": "1"}))
    with pytest.raises(CourseError, match=r"has lost nbgrader_config\.py, secret, gradebook\.db"):
        course.Course.open(tmp_path)


@pytest.fixture
def made_elsewhere(tmp_path, monkeypatch):
    """A course made through the environment's own path, as when it is not activated."""
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    shelf = tiny_exercise.shelve(tmp_path / "shelf", EXERCISE)
    roster = write_roster(tmp_path / "roster.csv", ["ada"])
    return course.create(tmp_path / "My cohort", roster, people=30, exercises_from=shelf).course


def test_it_can_be_made_without_an_activated_environment(made_elsewhere):
    assert made_elsewhere.exercises() == [EXERCISE] and made_elsewhere.course_id == "My-cohort"


def test_two_courses_have_different_secrets_and_towns(ran, made_elsewhere):
    other = made_elsewhere
    for part in ("secret", "cohort.json", f"source/{EXERCISE}/data/schools.csv"):
        assert (ran.cohort.folder / part).read_text() != (other.folder / part).read_text(), part


def test_nbgraders_own_commands_work_in_it(copy_of_ran):
    folder = copy_of_ran.folder
    listed = nbgrader(folder, "list")
    assert listed.returncode == 0, listed.stderr
    exported = nbgrader(folder, "export")
    assert exported.returncode == 0, exported.stderr
    rows = (folder / "grades.csv").read_text().splitlines()
    assert len(rows) == 1 + 6 and rows[0].startswith("assignment,")
    students = nbgrader(folder, "db", "student", "list")
    assert students.returncode == 0, students.stderr
    assert "learner5 (Example learner5, Ada)" in students.stdout + students.stderr


def test_nbgraders_own_autograde_and_feedback_agree_with_ours(ran, copy_of_ran):
    learner = next(one.learner for one in ran.outcome.graded if 0 < one.score < one.max_score)
    page = f"feedback/{learner}/{EXERCISE}/{EXERCISE}.html"
    expected, ours = score(copy_of_ran, learner), (copy_of_ran.folder / page).read_bytes()
    here = ["--student", learner, "--force", f"--FairExecute.sandbox={SANDBOX}"]
    for command in ("autograde", "generate_feedback"):
        done = nbgrader(copy_of_ran.folder, command, EXERCISE, *here[: 4 if command == "autograde" else 3])
        assert done.returncode == 0, done.stderr
    assert score(copy_of_ran, learner) == expected
    theirs = (copy_of_ran.folder / page).read_bytes()
    assert b"Hidden check" in theirs and b"4711" not in theirs
    assert len(theirs) == len(ours)
