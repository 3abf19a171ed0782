"""Every exercise has the five-cell shape, says its true points, leaks nothing on release and checks with care."""

import ast
import re

import pytest
from kept import EXERCISES, by_hand, notebook, released, tasks

PARTS = ("task", "answer", "", "hidden", "means")


def about(cell):
    return cell.metadata.get("nbgrader", {})


def by_id(name):
    return {about(cell)["grade_id"]: cell for cell in notebook(name).cells if about(cell)}


def grade_id(task, part):
    return f"{task}-{part}" if part else task


@pytest.mark.parametrize("name", EXERCISES)
def test_each_task_is_the_same_five_cells_in_order(name):
    order = [about(cell).get("grade_id") for cell in notebook(name).cells]
    cells = by_id(name)
    for task in tasks(name):
        places = [order.index(grade_id(task, part)) for part in PARTS]
        assert places == sorted(places), f"{task}: cells out of order"
        goal, answer, visible, hidden, means = (cells[grade_id(task, part)] for part in PARTS)
        assert goal.cell_type == means.cell_type == "markdown"
        assert answer.cell_type == visible.cell_type == hidden.cell_type == "code"
        assert about(answer)["solution"] and not about(answer)["grade"] and not about(answer)["locked"]
        assert all(about(cell)["grade"] and about(cell)["locked"] for cell in (visible, hidden))
        assert all(about(cell)["locked"] and not about(cell)["grade"] for cell in (goal, means))
    assert order[-1] == "summary"
    assert all(about(cell).get("schema_version") == 3 for cell in cells.values())


@pytest.mark.parametrize("name", [name for name in EXERCISES if name > "03"])
def test_tasks_go_from_easy_to_hard_and_awareness_asks_for_one_expression(name):
    cells, levels = by_id(name), ["awareness", "working", "practitioner"]
    told = {task: cells[f"{task}-task"].metadata["masterclass"]["level"] for task in tasks(name) | by_hand(name)}
    assert list(told.values()) == sorted(told.values(), key=levels.index)
    for task in (task for task, level in told.items() if level == "awareness"):
        answer = cells[f"{task}-answer"].source
        solution = re.search(r"BEGIN SOLUTION\n(.*?)\n *### END", answer, re.S)[1]
        assert len(solution.splitlines()) == 1, f"{task}: {solution}"


@pytest.mark.parametrize("name", [name for name in EXERCISES if by_hand(name)])
def test_what_a_trainer_marks_tells_the_learner_what_earns_points(name):
    order, cells = [about(cell).get("grade_id") for cell in notebook(name).cells], by_id(name)
    for task in by_hand(name):
        places = [order.index(part) for part in (f"{task}-task", task, f"{task}-means")]
        assert places == sorted(places), f"{task}: cells out of order"
        assert {cells[part].cell_type for part in (f"{task}-task", task, f"{task}-means")} == {"markdown"}
        assert not about(cells[task])["locked"] and "BEGIN SOLUTION" in cells[task].source
        assert "**What earns points:**" in cells[f"{task}-task"].source


@pytest.mark.parametrize("name", EXERCISES)
def test_points_in_the_text_are_the_points_that_count(name):
    cells, points = by_id(name), tasks(name)
    for task, most in (points | by_hand(name)).items():
        told = re.findall(r"\[(\d+) points?\]", cells[f"{task}-task"].source)
        assert told == [str(most)], f"{task}: the text says {told}, the grader {most}"
    pattern = r"checks\.Exercise\(\s*[\"']([^\"']+)[\"'],\s*(?:tasks=)?(\{.*?\})"
    setup = re.search(pattern, cells["setup"].source, re.S)
    assert setup.group(1) == name
    assert ast.literal_eval(setup.group(2)) == points


@pytest.mark.parametrize("name", EXERCISES)
def test_metadata_tell_what_the_exercises_page_shows(name):
    told = notebook(name).metadata["masterclass"]
    assert told["level"] in ("awareness", "working", "practitioner")
    assert 15 <= told["minutes"] <= 240
    assert told["title"] and len(told["outcomes"]) >= 3


@pytest.mark.parametrize("name", EXERCISES)
def test_the_release_holds_no_solution_and_no_hidden_check(name):
    source = by_id(name)
    for cell in released(name).cells:
        grade = about(cell).get("grade_id", "")
        assert "SOLUTION" not in cell.source and "HIDDEN TESTS" not in cell.source
        if grade.endswith("-hidden"):
            assert all(line.startswith("#") for line in cell.source.strip().splitlines()), grade
        if grade.endswith("-answer"):
            ast.parse(cell.source)
            assert "# Your answer goes here" in cell.source
            assert cell.source != source[grade].source


FORBIDDEN = {
    r"np\.allclose|numpy\.allclose": "np.allclose passes other shapes: use checks or assert_allclose(strict=True)",
    r"==[^=\n]*\)\.all\(\)": "(a == b).all() passes an empty answer: use checks or pandas.testing",
    r"^\s*assert\b": "a bare assert has no message: use checks",
    r"\binspect\.": "reading the learner's source proves nothing about what it does",
    r"\bzip\(": "zip stops at the shorter one, so a cut-off answer passes",
    r"plt\.gcf\(": "the current figure may be another one: ask for a function that returns a figure",
    r"random\.seed|default_rng\(|random_state": "no seed is set inside a check",
}


@pytest.mark.parametrize("name", EXERCISES)
def test_checks_use_no_idiom_that_proves_nothing(name):
    for cell in notebook(name).cells:
        if about(cell).get("grade") and not about(cell)["solution"]:
            for pattern, why in FORBIDDEN.items():
                assert not re.search(pattern, cell.source, re.M), f"{about(cell)['grade_id']}: {why}"


@pytest.mark.parametrize("name", EXERCISES)
def test_hidden_checks_meet_a_fresh_town_of_their_own_and_call_with_copies(name):
    for task in tasks(name):
        hidden = by_id(name)[f"{task}-hidden"]
        if "choice" in hidden.metadata.get("tags", []):
            assert re.search(r"exercise\.(choice|match|order|reading)\(", hidden.source)
            continue
        assert f'fresh_town("{task}"' in hidden.source, f"{task}: its hidden check draws no town of its own"
        assert "check.call(" in hidden.source, f"{task}: call the learner's function through check.call"


@pytest.mark.parametrize("name", EXERCISES)
def test_every_check_says_where_to_look_and_the_place_exists(name, site):
    for cell in notebook(name).cells:
        if about(cell).get("grade") and not about(cell)["solution"]:
            targets = re.findall(r"look=[\"']([^\"']+)[\"']", cell.source)
            assert targets or "look=" in cell.source, about(cell)["grade_id"]
            for target in targets:
                page, _, anchor = target.partition("#")
                html = site / f"{page}.html"
                assert html.is_file(), f"{about(cell)['grade_id']}: no page {target}"
                assert f'id="{anchor}"' in html.read_text(encoding="utf-8"), f"{about(cell)['grade_id']}: no {target}"
