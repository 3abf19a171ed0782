"""The rules of fair grading, each beside what stock nbgrader does with the very same submission.

Stock is nbgrader as it comes: its own runner, its own clean-up of notebooks, its own default settings.
"""

import shutil
from types import SimpleNamespace

import nbformat
import pytest
import tiny_exercise
from conftest import EXERCISE, RIGHT, SANDBOX, graded_notebook, hand_in, make_course, printed, stock_autograde
from nbgrader.api import MissingEntry
from nbgrader.utils import determine_grade

from masterclass.grading import engine
from masterclass.grading.cells import NOTES
from masterclass.grading.course import CONFIG, Course
from masterclass.grading.sitting import one_result

POINTS = tiny_exercise.points()
ALL = sum(POINTS.values())
STOCK = """
from nbgrader.converters import Autograde
c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default_args[0]
c.Autograde.sanitize_preprocessors = Autograde.sanitize_preprocessors.default_args[0]
c.OverwriteCells.add_missing_cells = False
c.IgnorePattern.enabled = False
"""
KEEPS = "given = []\ndef double(x):\n    given.append(x)\n    return 2 * x"
LOOKS = "print(given)\nshout = str.upper"
EXITS = "import os\nos._exit(0)"
LOOPS = "while True:\n    try:\n        while True:\n            pass\n    except KeyboardInterrupt:\n        pass"
WARNS = "import warnings\ndef count(names):\n    warnings.warn('a library grumbles')\n    return len(set(names))"
FORGES = {
    "double": "import sys\ndef double(x):\n    sys.displayhook(1 if x == 3 else 2)\n    raise ValueError",
    "shout": "def shout(text):\n    sys.displayhook(-1)\n    raise ValueError",
    "count": "def count(names):\n    sys.displayhook('all of them')\n    raise ValueError",
}


def skip_checks(notebook):
    """Tag the checks so that they are not run."""
    for cell in notebook.cells:
        if cell.metadata.nbgrader.grade:
            cell.metadata["tags"] = ["skip-execution"]


def disarrange(notebook):
    """Delete a check, move an answer below its checks, edit a check, and turn one into text."""
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells}
    notebook.cells.remove(cells["double"])
    notebook.cells.remove(cells["shout-answer"])
    notebook.cells.insert(notebook.cells.index(cells["shout-hidden"]) + 1, cells["shout-answer"])
    cells["shout"].source = "pass"
    cells["count"].cell_type = "markdown"
    del cells["count"]["outputs"], cells["count"]["execution_count"]


def double(notebook):
    """Hand in one check twice."""
    check = next(cell for cell in notebook.cells if cell.metadata.nbgrader.grade)
    notebook.cells.append(nbformat.from_dict({**check, "id": "again"}))


pytestmark = pytest.mark.xdist_group("fairness")  # both gradings once
SUBMISSIONS = {
    "honest": (RIGHT | {"count": "count = len"}, None),
    "looks": (RIGHT | {"double": KEEPS, "shout": LOOKS}, None),
    "exits": (RIGHT | {"shout": EXITS}, None),
    "loops": (RIGHT | {"shout": LOOPS}, None),
    "warns": (RIGHT | {"count": WARNS}, None),
    "skips": ({}, skip_checks),
    "forges": (FORGES, None),
    "disarranged": (RIGHT, disarrange),
    "zoe": (RIGHT, double),  # graded last, since she ends stock's run
}


def marks(cohort, learner):
    """Return a learner's mark of each check, or None where the gradebook has no marked submission of theirs."""
    if not (cohort.folder / "autograded" / learner / EXERCISE).exists():
        return None
    with cohort.gradebook() as gradebook:
        try:
            (notebook,) = gradebook.find_submission(EXERCISE, learner).notebooks
        except MissingEntry:
            return None
        return {grade.name: grade.auto_score for grade in notebook.grades}


def task_marks(cohort, learner):
    given = marks(cohort, learner)
    return {task: (given[task] or 0) + (given[f"{task}-hidden"] or 0) for task in POINTS}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The same course folder graded by stock nbgrader and by ours, each in one run; a cell may take five seconds."""
    ours = make_course(tmp_path_factory.mktemp("fair"), list(SUBMISSIONS))
    config = ours.folder / CONFIG
    config.write_text(config.read_text().replace("Execute.timeout = 60", "Execute.timeout = 5"))
    for learner, (answers, edit) in SUBMISSIONS.items():
        hand_in(ours, learner, answers, edit=edit)
    folder = ours.folder.with_name("stock")
    shutil.copytree(ours.folder, folder)
    done = stock_autograde(folder, EXERCISE, STOCK)
    outcome = engine.grade(ours.folder, EXERCISE, sandbox=SANDBOX)
    assert not outcome.failed and not outcome.unreadable, outcome.lines()
    return SimpleNamespace(ours=ours, stock=Course.open(folder), log=done.stderr)


def notes(cohort, learner):
    path = cohort.folder / "autograded" / learner / EXERCISE / f"{EXERCISE}.ipynb"
    return " ".join(nbformat.read(path, as_version=4).metadata.get(NOTES, []))


def test_honest_work_gets_the_same_marks(graded):
    assert marks(graded.ours, "honest") == marks(graded.stock, "honest")
    assert task_marks(graded.ours, "honest") == POINTS | {"count": 0}


def test_a_program_does_not_see_what_an_earlier_hidden_check_tried(graded):
    """Stock runs cells in their order; ours runs hidden checks after the last of the learner's cells."""
    shown = {which: printed(graded_notebook(getattr(graded, which), "looks")["shout-answer"]).strip()
             for which in ("stock", "ours")}  # fmt: skip
    assert shown == {"stock": "[3, 4711]", "ours": "[3]"}
    assert task_marks(graded.ours, "looks") == POINTS


@pytest.mark.parametrize("learner", ["exits", "loops"])
def test_a_cell_that_ends_its_kernel_or_never_ends_costs_its_own_marks_only(graded, learner):
    assert marks(graded.stock, learner) is None, "stock gives the whole notebook up"
    assert task_marks(graded.ours, learner) == POINTS | {"shout": 0}


def test_a_tag_does_not_keep_a_check_from_running(graded):
    assert task_marks(graded.stock, "skips") == POINTS, "stock counts a check that did not run as passed"
    assert task_marks(graded.ours, "skips") == dict.fromkeys(POINTS, 0)


def test_missing_moved_edited_and_mistyped_cells_cost_nothing_and_what_came_back_is_told(graded):
    lost = POINTS | {"double": 2, "shout": 0}  # the deleted check; the checks above the answer that was moved
    assert task_marks(graded.stock, "disarranged") == lost
    assert task_marks(graded.ours, "disarranged") == POINTS
    told = notes(graded.ours, "disarranged")
    assert "were missing and were put back as they were released: double." in told
    assert "not in the order in which they were released" in told
    assert "had been changed and were put back as released: shout" in told
    assert "were turned back: count." in told


def test_a_doubled_cell_costs_nobody_their_marks(graded):
    """Stock's command ends at such a notebook; whoever would have come after it is not graded."""
    assert marks(graded.stock, "zoe") is None and "use an old version" in graded.log
    assert task_marks(graded.ours, "zoe") == POINTS
    assert "Of each, the last was marked; the earlier copy was kept as your own." in notes(graded.ours, "zoe")


def test_a_result_shown_before_an_error_does_not_count(graded):
    assert task_marks(graded.stock, "forges") == POINTS, "stock reads the first output that it knows"
    assert task_marks(graded.ours, "forges") == dict.fromkeys(POINTS, 0)


def test_a_warning_costs_no_marks(graded):
    assert task_marks(graded.stock, "warns") == POINTS | {"count": 0}, "stock takes standard error for an error"
    assert task_marks(graded.ours, "warns") == POINTS


@pytest.mark.parametrize(
    ("results", "error", "stock", "ours"),
    [
        (["0.5"], False, 0.5, 0.5),
        (["0"], False, 0, 0),
        (["2"], True, 2, 0),
        (["-1"], False, 2, 0),
        (["1", "2"], False, 1, 0),
    ],
)
def test_a_check_has_one_result_within_its_points(results, error, stock, ours):
    outputs = [nbformat.v4.new_output("execute_result", {"text/plain": one}) for one in results]
    outputs += [nbformat.v4.new_output("error", ename="AssertionError", evalue="")] if error else []
    cell = nbformat.v4.new_code_cell(metadata={"nbgrader": {"grade": True, "points": 2}}, outputs=outputs)
    assert determine_grade(cell) == (stock, 2)
    one_result(cell)
    assert determine_grade(cell) == (ours, 2)
