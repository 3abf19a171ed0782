"""Grades kept answers through the real pipeline: nbgrader's release, submissions in its folders, its autograder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import nbformat
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions

ROOT = Path(__file__).parents[2]
EXERCISES = sorted(path.name for path in (ROOT / "exercises").iterdir() if (path / f"{path.name}.ipynb").is_file())
ANSWERS = ROOT / "tests" / "exercises"


def notebook(name):
    return nbformat.read(ROOT / "exercises" / name / f"{name}.ipynb", as_version=4)


def released(name):
    """Return the notebook as nbgrader releases it: without solutions and hidden checks."""
    nb, resources = notebook(name), {"nbgrader": {}}
    for step in (ClearSolutions(code_stub={"python": "# Your answer goes here"}), ClearHiddenTests()):
        nb, resources = step.preprocess(nb, resources)
    return nb


def by_hand(name):
    """Return the points of what a trainer marks, by the name of its cell."""
    marked = [cell.metadata.get("nbgrader", {}) for cell in notebook(name).cells]
    return {about["grade_id"]: about["points"] for about in marked if about.get("grade") and about.get("solution")}


def tasks(name):
    """Return the tasks that checks mark, in order, each with its points: visible and hidden check together."""
    found = {}
    for cell in notebook(name).cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("grade") and not about.get("solution"):
            task = about["grade_id"].removesuffix("-hidden")
            found[task] = found.get(task, 0) + about["points"]
    return found


def answers(name, task, kind):
    """Return the kept answers of a task, by name."""
    return {
        path.stem: path.read_text(encoding="utf-8") for path in sorted((ANSWERS / name / task).glob(f"{kind}-*.py"))
    }


@dataclass
class Submission:
    """One made-up learner's work: which answer each task carries, and whether it is right."""

    learner: str
    chosen: dict[str, tuple[str, str, bool]]


def submissions(name):
    """Plan so that every kept answer is handed in, and right and wrong ones mix in one notebook.

    Each task goes through its answers, right and wrong in turn, every other task beginning with a wrong one. A wrong
    answer that spoils another task would therefore be seen.
    """
    kept = {}
    for place, task in enumerate(tasks(name)):
        right, wrong = ([(*one, kind == "right") for one in answers(name, task, kind).items()]
                        for kind in ("right", "wrong"))  # fmt: skip
        pair = (right, wrong) if place % 2 else (wrong, right)
        kept[task] = [one for both in zip_longest(*pair) for one in both if one is not None]
    rounds = max(map(len, kept.values()))
    return [Submission(f"mixed-{k:02d}", {task: found[k % len(found)] for task, found in kept.items()})
            for k in range(rounds)]  # fmt: skip


def hand_in(folder, name, learner, sources):
    """Put the released notebook, with the given answer cells, where nbgrader would collect it."""
    released = nbformat.read(folder / "release" / name / f"{name}.ipynb", as_version=4)
    for cell in released.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if grade_id.removesuffix("-answer") in sources and grade_id.endswith("-answer"):
            cell.source = sources[grade_id.removesuffix("-answer")]
    target = folder / "submitted" / learner / name
    target.mkdir(parents=True)
    nbformat.write(released, target / f"{name}.ipynb")
    (target / "timestamp.txt").write_text("2026-06-30 12:00:00 UTC")


def marks(folder, name, learner):
    """Return a submission's points by task, without what a trainer marks."""
    from masterclass.grading.course import Course

    found = {}
    with Course.open(folder).gradebook() as gradebook:
        submission = gradebook.find_submission_notebook(name, name, learner)
        texts = {cell.name for cell in submission.notebook.solution_cells}
        for grade in submission.grades:
            if grade.name not in texts:
                task = grade.name.removesuffix("-hidden")
                found[task] = found.get(task, 0) + grade.score
    return found


def solutions(name):
    """Return the instructor's answer cells by task."""
    return {
        cell.metadata["nbgrader"]["grade_id"].removesuffix("-answer"): cell.source
        for cell in notebook(name).cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }


def grade_all(folder, name):
    """Hand in and grade every planned submission of an exercise, and one untouched and one right one."""
    from masterclass.grading.engine import grade

    hand_in(folder, name, "untouched", {})
    hand_in(folder, name, "reference", solutions(name))
    for one in submissions(name):
        hand_in(folder, name, one.learner, {task: source for task, (_, source, _) in one.chosen.items()})
    workers = 1 if os.environ.get("PYTEST_XDIST_WORKER") else 2
    outcome = grade(folder, name, workers=workers, sandbox="none")
    assert not outcome.failed and not outcome.unreadable, outcome.lines()
