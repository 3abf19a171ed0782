"""On honest work ours and stock nbgrader agree: every row of the gradebook, every cell of the graded notebook.

What may differ are execution counts, timestamps of the run, addresses of objects and where a stream was cut.
"""

import re
import shutil
import sqlite3
from pathlib import Path

import nbformat
import pytest
import tiny_exercise
from conftest import EXERCISE, RIGHT, SANDBOX, hand_in, make_course, stock_autograde

from masterclass.grading import engine
from masterclass.grading.course import Course, create

ROOT = Path(__file__).parents[2]
EXERCISES = sorted(path.name for path in (ROOT / "exercises").iterdir() if (path / f"{path.name}.ipynb").is_file())
STOCK = """
c.Autograde.autograde_preprocessors = ["nbgrader.preprocessors.Execute", *c.Autograde.autograde_preprocessors[1:]]
"""
ROWS = """select student_id, notebook.name, base_cell.name, grade.auto_score, grade.manual_score, grade.extra_credit,
    grade.needs_manual_grade, submitted_notebook.late_submission_penalty, submitted_assignment.timestamp
    from grade join base_cell on base_cell.id = grade.cell_id
    join submitted_notebook on submitted_notebook.id = grade.notebook_id
    join notebook on notebook.id = submitted_notebook.notebook_id
    join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id order by 1, 2, 3"""
COMMENTS = """select student_id, base_cell.name, auto_comment, manual_comment from comment
    join base_cell on base_cell.id = comment.cell_id
    join submitted_notebook on submitted_notebook.id = comment.notebook_id
    join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id order by 1, 2"""


def by_both(cohort, assignment):
    """Grade a course folder by ours and a copy of it by stock nbgrader; return both folders."""
    theirs = cohort.folder.with_name("stock")
    shutil.copytree(cohort.folder, theirs)
    done = stock_autograde(theirs, assignment, STOCK)
    assert done.returncode == 0, done.stderr[-3000:]
    outcome = engine.grade(cohort.folder, assignment, sandbox=SANDBOX)
    assert not outcome.failed and not outcome.unreadable, outcome.lines()
    return cohort.folder, theirs


def rows(folder, query):
    with sqlite3.connect(folder / "gradebook.db") as database:
        return database.execute(query).fetchall()


def plain(text):
    return re.sub(r"0x[0-9a-f]+", "0x…", text)


def shown(cell):
    """Return a cell's outputs as lists, neighbouring pieces of a stream put together."""
    found = []
    for output in cell.get("outputs", []):
        told = {name: value for name, value in sorted(output.items()) if name != "execution_count"}
        if found and told["output_type"] == "stream" and found[-1].get("name") == told["name"]:
            found[-1]["text"] += told["text"]
        else:
            found.append(told)
    return plain(repr(found))


def _apart(one, two):
    """Return two texts from shortly before where they part."""
    parts = (k for k, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1])
    place = max(0, next(parts, 0) - 60)
    return one[place : place + 300], two[place : place + 300]


def compare(ours, theirs, assignment):
    """Return how many cells were compared, and every difference."""
    differences, cells = [], 0
    for query in (ROWS, COMMENTS):
        mine, stock = rows(ours, query), rows(theirs, query)
        differences += [pair for pair in zip(mine, stock, strict=True) if pair[0] != pair[1]]
    for folder in sorted(theirs.glob(f"autograded/*/{assignment}")):
        mine = ours / folder.relative_to(theirs)
        names = [sorted(str(path.relative_to(one)) for path in one.rglob("*")) for one in (folder, mine)]
        assert names[0] == names[1], folder
        for name in names[0]:
            pair = folder / name, mine / name
            if name.endswith(".ipynb"):
                books = [nbformat.read(path, as_version=4) for path in pair]
                assert books[0].metadata == books[1].metadata
                for one, two in zip(*(book.cells for book in books), strict=True):
                    cells += 1
                    for cell in (one, two):
                        cell.metadata.pop("execution", None)  # when stock's kernel said what
                    same = (one.cell_type, one.source, one.metadata, shown(one)) == (
                        two.cell_type, two.source, two.metadata, shown(two))  # fmt: skip
                    if not same:
                        differences.append((folder.parent.name, one.get("id"), *_apart(shown(one), shown(two))))
            elif pair[0].is_file():
                assert pair[0].read_bytes() == pair[1].read_bytes(), name
                assert oct(pair[0].stat().st_mode) == oct(pair[1].stat().st_mode) or name.startswith("data"), name
    return cells, differences


def test_the_tiny_exercise_is_graded_as_by_stock_nbgrader(tmp_path):
    cohort = make_course(tmp_path, ["ada", "bob", "cyd"])
    hand_in(cohort, "ada", RIGHT)
    hand_in(cohort, "bob", {"double": RIGHT["double"], "count": "def count(names):\n    return len(names)"})
    hand_in(cohort, "cyd", {})
    cells, differences = compare(*by_both(cohort, EXERCISE), EXERCISE)
    print(f"00-tiny: 3 submissions, {cells} cells compared, {len(differences)} differ")
    assert cells == 3 * len(tiny_exercise.names()) and not differences, differences[:3]


def kept(name, kind):
    """Return one kept answer a task, the last of its kind."""
    found = {}
    for folder in sorted((ROOT / "tests" / "exercises" / name).iterdir()):
        files = sorted(folder.glob(f"{kind}-*.py"))
        found[folder.name] = files[-1].read_text(encoding="utf-8")
    return found


@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_is_graded_as_by_stock_nbgrader(name, tmp_path):
    (tmp_path / "roster.csv").write_text("id\nright\nmixed\n")
    course = create(tmp_path / "course", tmp_path / "roster.csv", [name], seed=11).course
    right, wrong = kept(name, "right"), kept(name, "wrong")
    tasks = list(right)  # of mixed work a third is right, a third wrong, a third as it was released
    mixed = {task: right[task] for task in tasks[::3]} | {task: wrong[task] for task in tasks[1::3]}
    for learner, answers in (("right", right), ("mixed", mixed)):
        book = nbformat.read(course.folder / "release" / name / f"{name}.ipynb", as_version=4)
        for cell in book.cells:
            task = cell.metadata.nbgrader.get("grade_id", "").removesuffix("-answer")
            if cell.metadata.nbgrader.get("solution") and task in answers:
                cell.source = answers[task]
            elif cell.metadata.nbgrader.get("grade") and cell.metadata.nbgrader["solution"] and learner == "right":
                cell.source = "A text that waits for a mark by hand."
        target = course.folder / "submitted" / learner / name
        target.mkdir(parents=True)
        nbformat.write(book, target / f"{name}.ipynb")
        (target / "timestamp.txt").write_text("2026-06-30 12:00:00 UTC")
    ours, theirs = by_both(Course.open(course.folder), name)
    cells, differences = compare(ours, theirs, name)
    print(f"{name}: 2 submissions, {cells} cells compared, {len(differences)} differ")
    assert not differences, differences[:4]
