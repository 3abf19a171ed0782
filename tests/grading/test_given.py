"""Given cells are worked out once for all, and a learner's program finds what stock nbgrader would have given it."""

import nbformat
import pytest
from conftest import SANDBOX, printed

from masterclass.grading.rehearsal import OpenRoom
from masterclass.grading.sandbox import LIMITS

SETUP = "import os\nbase = [1, 2, 3]\ndef twice(values):\n    return [2 * value for value in values]"
CELLS = [  # name, kind, source of the author
    ("setup", "given", SETUP),
    ("first-answer", "answer", "first = len(base)"),
    ("first", "check", "wanted = len(base)\nassert first == wanted == 3"),
    ("given-table", "given", "table = twice(base)"),
    ("given-total", "given", "total, made_by = sum(table), os.getpid()"),
    ("second-answer", "answer", "second = total + 1"),
    ("second", "check", "base = [4]\nseen = second\nassert seen == 13"),  # a check that takes a given cell's name
    ("third-answer", "answer", "third = second"),
    ("third", "check", "mine = seen\nassert third == mine"),  # and one that begins with an answer met before
]


def notebook(answers):
    cells = []
    for name, kind, source in CELLS:
        about = {"grade_id": name, "grade": kind == "check", "solution": kind == "answer", "locked": kind != "answer"}
        about |= {"points": 1} if kind == "check" else {}
        cells.append(nbformat.v4.new_code_cell(answers.get(name, source), metadata={"nbgrader": about}, id=name))
    return nbformat.v4.new_notebook(cells=cells)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    source = tmp_path_factory.mktemp("given") / "given"
    source.mkdir()
    nbformat.write(notebook({}), source / "given.ipynb")
    with OpenRoom(source, SANDBOX, "secret") as opened:
        yield opened


def run(room, folder, **answers):
    """Run a learner's notebook; return its cells by name."""
    cells = notebook({name.replace("_", "-"): source for name, source in answers.items()}).cells
    room.sitting(folder, {}, 20, LIMITS).run(cells)
    return {cell.id: cell for cell in cells}


def errors(cells):
    return [name for name, cell in cells.items() if any(one.output_type == "error" for one in cell.outputs)]


def test_a_given_cell_is_not_run_again_for_a_learner_who_changed_nothing(room, tmp_path):
    cells = run(room, tmp_path, second_answer="second = total + 1\nprint(total, made_by == os.getpid())")
    assert (printed(cells["second-answer"]), errors(cells)) == ("12 False\n", [])


def test_what_a_used_cell_needs_is_there_too(room, tmp_path):
    assert errors(run(room, tmp_path, second_answer="second = sum(table) + (total - 11)")) == []


@pytest.mark.parametrize(
    ("change", "total"),
    [
        ("base.append(10)", 32),  # the same object with other data
        ("base = [5]", 10),
        ("def twice(values):\n    return list(values)", 6),
        ("sum = max", 6),
    ],
)
def test_a_given_cell_sees_what_the_learner_changed(room, tmp_path, change, total):
    answers = {"first_answer": f"first = 3\n{change}", "second_answer": "print(total, made_by == os.getpid())"}
    cells = run(room, tmp_path, **answers)
    assert printed(cells["second-answer"]) == f"{total} True\n"
    assert errors(cells)[0] == "second"


def test_what_a_check_begins_with_is_worked_out_once_unless_an_answer_may_change_it(room):
    assert {part.name: part.lead for part in room.plan.parts if part.kind != "given" and not part.binds} == {
        "first": 1, "second": 1, "third": 0,
    }  # fmt: skip


def test_a_check_that_begins_with_an_answer_met_before_takes_this_learners(room, tmp_path):
    assert errors(run(room, tmp_path, second_answer="second = 13.0", third_answer="third = 13.0")) == []
    cells = run(room, tmp_path, second_answer="second = 12", third_answer="third = 12")
    assert errors(cells) == ["second"]


def test_the_checks_own_given_results_stay_as_they_were(room, tmp_path):
    assert errors(run(room, tmp_path, first_answer="first = 3\nbase.append(10)", second_answer="second = 13")) == []
