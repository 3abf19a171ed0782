"""The directive {exercises}: a table of the exercises, and what each teaches, read from the exercises themselves.

Title, level, minutes and outcomes come from the notebook's metadata; points are the sum over its graded cells.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole

LEVELS = ("awareness", "working", "practitioner")


def read_exercises(folder: Path) -> list[dict]:
    """Return the exercises in order, each with id, title, level, minutes, outcomes, tasks, short ones and points."""
    return [read_exercise(path) for path in sorted(folder.glob("*/*.ipynb")) if path.stem == path.parent.name]


def read_exercise(path: Path) -> dict:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    about = notebook["metadata"].get("masterclass", {})
    if {"title", "level", "minutes", "outcomes"} - about.keys() or about["level"] not in LEVELS:
        raise ValueError(f"{path}: metadata.masterclass needs title, level ({', '.join(LEVELS)}), minutes and outcomes")
    cells = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    graded = [cell for cell in cells if cell.get("grade")]
    tasks = [cell for cell in notebook["cells"] if _grade_id(cell).endswith("-task")]
    short = [cell for cell in tasks if cell["metadata"].get("masterclass", {}).get("level") == "awareness"]
    points = sum(cell["points"] for cell in graded)
    points = int(points) if points == int(points) else points
    return {"id": path.stem, **about, "points": points, "tasks": len(tasks), "short": len(short)}


def _grade_id(cell: dict) -> str:
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


class ExerciseList(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        folder = Path(self.env.srcdir) / "exercises"
        for path in folder.glob("*/*.ipynb"):
            self.env.note_dependency(str(path))
        exercises = read_exercises(folder)
        if not exercises:
            raise self.error(f"no exercises in {folder}: expected <id>/<id>.ipynb")
        return [table(exercises), *(node for exercise in exercises for node in outcomes(exercise))]


class ExerciseMinutes(SphinxRole):
    """{exercise-minutes}`01-first-link` writes "45 minutes"."""

    def run(self) -> tuple[list, list]:
        path = Path(self.env.srcdir) / "exercises" / self.text / f"{self.text}.ipynb"
        self.env.note_dependency(str(path))
        if not path.exists():
            said = f"there is no exercise {self.text!r}: expected {path}"
            message = self.inliner.reporter.error(said, line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        return [nodes.inline("", f"{read_exercise(path)['minutes']} minutes", classes=["computed"])], []


def table(exercises: list[dict]) -> nodes.table:
    head = ("Exercise", "Level", "Minutes", "Points")
    columns = [nodes.colspec(colwidth=width) for width in (50, 20, 15, 15)]
    columns[0]["stub"] = 1  # names its row
    group = nodes.tgroup("", *columns, cols=4)
    group += nodes.thead("", row(head))
    body = nodes.tbody()
    for each in exercises:
        body += row((f"{each['id'].split('-')[0]} {each['title']}", each["level"], each["minutes"], each["points"]))
    everything = ("All", "", sum(each["minutes"] for each in exercises), sum(each["points"] for each in exercises))
    body += row(everything)
    group += body
    return nodes.table("", group, classes=["exercise-list"])


def row(cells: Iterable) -> nodes.row:
    """Return a row of a table; cells are texts, numbers or nodes."""
    told = (cell if isinstance(cell, nodes.Node) else nodes.paragraph("", str(cell)) for cell in cells)
    return nodes.row("", *(nodes.entry("", cell) for cell in told))


def outcomes(exercise: dict) -> list[nodes.Node]:
    name = f"{exercise['id'].split('-')[0]} {exercise['title']}"
    short = f", {exercise['short']} of which need one short expression at most" if exercise["short"] else ""
    promise = nodes.Text(f": {exercise['tasks']} tasks{short}. You will be able to:")
    items = (nodes.list_item("", nodes.paragraph("", outcome)) for outcome in exercise["outcomes"])
    head = nodes.paragraph("", "", nodes.strong("", name), promise, classes=["computed"])
    return [head, nodes.bullet_list("", *items, classes=["computed"])]


def setup(app: Sphinx) -> dict:
    app.add_directive("exercises", ExerciseList)
    app.add_role("exercise-minutes", ExerciseMinutes())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
