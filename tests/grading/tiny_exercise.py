"""A tiny exercise in the course's five-cell shape, without heavy imports: the fast fixture of the grading tests."""

import json
from pathlib import Path

#: name → (scaffold with a gap, model answer, visible check, hidden check, visible points, hidden points)
TASKS = {
    "double": (
        'def double(x):\n    """Return twice x."""\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION',
        'check.number(check.call(double, 3), 6, "`double(3)`")',
        'check.number(check.call(double, 4711), 9422, "`double`")',
        "your function doubles every number",
        1,
        2,
    ),
    "shout": (
        "### BEGIN SOLUTION\ndef shout(text):\n    return text.upper()\n### END SOLUTION",
        'check.same(check.call(shout, "ada"), "ADA", "`shout(\'ada\')`")',
        'check.same(check.call(shout, "hidden-word-zebra"), "HIDDEN-WORD-ZEBRA", "`shout`")',
        "your function shouts every name",
        1,
        1,
    ),
    "count": (
        "### BEGIN SOLUTION\ndef count(names):\n    return len(set(names))\n### END SOLUTION",
        'check.number(check.call(count, ["a", "b", "a"]), 2, "`count`")',
        '"""planted docstring 7261"""\n    # planted comment 8350\n'
        '    planted_name_5519 = ["hidden-q", "hidden-r", "hidden-q"]\n'
        '    check.number(check.call(count, planted_name_5519), 2, "planted what 6604")',
        "your function counts different names",
        2,
        1,
    ),
}
LOOK = "book/leaders/how-linkage-works#thresholds"


def points():
    return {name: task[4] + task[5] for name, task in TASKS.items()}


def names():
    return [cell["id"] for cell in build()["cells"]]


def build(exercise="00-tiny"):
    """Return the instructor version as notebook JSON."""
    cells = [
        _cell("title", "markdown", f"# Tiny exercise\n\nThree tasks. ({exercise})"),
        _cell(
            "setup",
            "code",
            "import os\nfrom masterclass.checks import Exercise\n"
            f'exercise = Exercise("{exercise}", tasks={points()!r})',
        ),
    ]
    for name, (answer, visible, hidden, proves, visible_points, hidden_points) in TASKS.items():
        total = visible_points + hidden_points
        cells += [
            _cell(f"{name}-task", "markdown", f"## {name}\n\nWrite `{name}`. [{total} points]"),
            _cell(f"{name}-answer", "code", answer, solution=True, locked=False),
            _cell(
                name,
                "code",
                f'with exercise.visible("{name}", look="{LOOK}") as check:\n    {visible}',
                points=visible_points,
            ),
            _cell(
                f"{name}-hidden",
                "code",
                "# A hidden check runs here when your work is graded.\n### BEGIN HIDDEN TESTS\n"
                f'with exercise.hidden("{name}", "{proves}", look="{LOOK}") as check:\n    {hidden}\n'
                "### END HIDDEN TESTS",
                points=hidden_points,
            ),
            _cell(f"{name}-means", "markdown", "What this tells you: a little. What it does not: a lot."),
        ]
    cells.append(_cell("summary", "code", "exercise.summary()"))
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
        "masterclass": {"title": "A tiny exercise", "level": "awareness", "minutes": 5, "outcomes": ["count"]},
    }
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _cell(name, kind, source, *, solution=False, locked=True, points=None):
    about = {
        "grade": points is not None,
        "grade_id": name,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        about |= {"points": points, "cell_type": kind}
    cell = {"cell_type": kind, "id": name, "metadata": {"nbgrader": about}, "source": source}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def shelve(folder: Path, *exercises: str) -> Path:
    """Write instructor versions into a folder, as `exercises/` in the repository."""
    for exercise in exercises or ("00-tiny",):
        (folder / exercise).mkdir(parents=True)
        (folder / exercise / f"{exercise}.ipynb").write_text(json.dumps(build(exercise), indent=1))
    return folder
