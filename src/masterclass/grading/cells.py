"""Put back what a learner's editor lost, doubled or moved, before nbgrader restores the text of locked cells."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.api import Gradebook, SourceCell
from traitlets import Bool, Unicode

#: Where sentences about the notebook are kept in its metadata, for the learner's feedback.
NOTES = "masterclass_notes"
#: What opens the part of a check that is stripped on release, as nbgrader has it.
BEGIN_HIDDEN = "BEGIN HIDDEN TESTS"
_ABOUT = "masterclass"  # what an exercise says of itself there: its title, its version


class ForgetStrangers(Preprocessor):
    """Make cells whose marking the release does not know, or which is no marking, ordinary cells of the learner's.

    It comes first, since nbgrader's own steps stop at such a cell.
    """

    enabled = Bool(True, help="Whether unknown markings are forgotten.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Return the notebook with known markings only."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            known = {cell.name for cell in gradebook.find_notebook(about["notebook"], about["assignment"]).source_cells}
        for cell in nb.cells:
            if "nbgrader" in cell.metadata and _grade_id(cell) not in known:
                del cell.metadata["nbgrader"]
        return nb, resources


class RestoreCells(Preprocessor):
    """Give the notebook the released cells in the released order: deleted ones as they were released.

    nbgrader's ``OverwriteCells.add_missing_cells`` stops when an answer and its check are both gone, and leaves out
    set-up cells, without which every check fails.
    A cell that lost nbgrader's metadata is known by its id, since this course's cell ids are its grade ids.
    What was put right is told to the learner.
    """

    enabled = Bool(True, help="Whether deleted and moved cells come back.").tag(config=True)
    source = Unicode("", help="The course's folder of instructor versions, which know the order.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Return the notebook with all of its cells; a deleted one follows the one it followed."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(about["notebook"], about["assignment"])
            points = {cell.name: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
            answers = {cell.name for cell in notebook.solution_cells}
            tasks = {cell.name for cell in notebook.task_cells}
            released = self._released(about["assignment"], about["notebook"])
            names = [_grade_id(cell) for cell in released.get("cells", ())]  # a database need not keep the order
            order = {name: place for place, name in enumerate(names) if name is not None}
            known = sorted(notebook.source_cells, key=lambda cell: order.get(cell.name, 0))
            sources = {cell.name: cell for cell in known}
            edited = [name for cell in nb.cells if (name := _edited(cell, sources)) is not None]
            turned = [name for cell in nb.cells if (name := _turned(cell, sources)) is not None]
            copies = [cell for cell in nb.cells if _grade_id(cell) is None and "nbgrader" in cell.metadata]
            for cell in copies:  # nbgrader has emptied the marking of all but the last
                del cell.metadata["nbgrader"]
            back = _put_back(nb, sources, points, answers, tasks)
        moved = _in_order(nb, list(sources))
        for name in (NOTES, _ABOUT):  # what stands there is ours to say: pages are made from it
            nb.metadata.pop(name, None)
        if _ABOUT in released.get("metadata", {}):
            nb.metadata[_ABOUT] = released.metadata[_ABOUT]
        if told := _told(back, moved, edited, turned, len(copies)):
            nb.metadata[NOTES] = told
        return nb, resources

    def _released(self, assignment: str, notebook: str) -> NotebookNode:
        """Return the instructor version, or nothing where there is none."""
        path = Path(self.source) / assignment / f"{notebook}.ipynb"
        return nbformat.read(path, as_version=4) if self.source and path.is_file() else NotebookNode()


def _edited(cell: NotebookNode, sources: dict[str, SourceCell]) -> str | None:
    """Return the name of a locked cell that a learner has changed."""
    source = sources.get(_grade_id(cell))
    if source is None or not source.locked:
        return None
    released = source.source.partition(f"### {BEGIN_HIDDEN}")[0].strip()
    return source.name if released not in cell.source else None


def _turned(cell: NotebookNode, sources: dict[str, SourceCell]) -> str | None:
    """Return the name of a released cell whose kind a learner has changed."""
    source = sources.get(_grade_id(cell))
    return None if source is None or source.cell_type == cell.cell_type else source.name


def _put_back(nb, sources: dict[str, SourceCell], points: dict, answers: set[str], tasks: set[str]) -> list[str]:
    marked, back, previous = {_grade_id(cell) for cell in nb.cells}, [], None
    for name, source in sources.items():
        marking = _marking(source, points.get(name), name in answers, name in tasks)
        if name not in marked:
            cell = next((one for one in nb.cells if one.get("id") == name and not _grade_id(one)), None)
            if cell is None:
                cell = _cell(source, nb.nbformat_minor >= 5)
                nb.cells.insert(0 if previous is None else _place(nb, previous) + 1, cell)
                back.append(name)
            cell.metadata["nbgrader"] = marking
        else:  # what a learner wrote into the marking is not theirs to write
            cell = nb.cells[_place(nb, name)]
            kept = {key: value for key, value in cell.metadata.nbgrader.items() if key == "schema_version"}
            cell.metadata["nbgrader"] = NotebookNode(marking | kept)
        previous = name
    return back


def _in_order(nb: NotebookNode, order: list[str]) -> bool:
    """Put the release's cells in its order, each with the learner's cells that follow it; tell whether any moved."""
    groups: list[list[NotebookNode]] = [[]]
    for cell in nb.cells:
        if _grade_id(cell) is not None:
            groups.append([])
        groups[-1].append(cell)
    first, named = groups[0], groups[1:]
    places = {name: place for place, name in enumerate(order)}
    ordered = sorted(named, key=lambda group: places[_grade_id(group[0])])
    if [id(group) for group in ordered] == [id(group) for group in named]:
        return False
    nb.cells = [*first, *(cell for group in ordered for cell in group)]
    return True


def _told(back: list[str], moved: bool, edited: list[str], turned: list[str], copies: int) -> list[str]:
    told = []
    if back:
        told.append(f"These cells were missing and were put back as they were released: {', '.join(back)}.")
    if moved:
        told.append("Some cells were not in the order in which they were released; they were put back in that order.")
    if edited:
        told.append(f"These locked cells had been changed and were put back as released: {', '.join(edited)}.")
    if turned:
        told.append(
            "These cells had been turned into another kind (code into text, or text into code) and were turned back: "
            f"{', '.join(turned)}."
        )
    if copies:
        told.append(
            "Some cells were in the notebook more than once. Of each, the last was marked; "
            f"{'the earlier copy was' if copies == 1 else f'the {copies} earlier copies were'} kept as your own."
        )
    return told


def _grade_id(cell: NotebookNode) -> str | None:
    about = cell.metadata.get("nbgrader", {})
    name = about.get("grade_id") if isinstance(about, dict) else None
    return name if isinstance(name, str) else None


def _place(nb: NotebookNode, name: str) -> int:
    return next(number for number, cell in enumerate(nb.cells) if _grade_id(cell) == name)


def _marking(source: SourceCell, points: float | None, answer: bool, task: bool) -> NotebookNode:
    marking = {
        "grade": points is not None and not task,
        "grade_id": source.name,
        "locked": source.locked,
        "schema_version": 3,
        "solution": answer,
        "task": task,
        "checksum": source.checksum,
    }
    return NotebookNode(marking | ({} if points is None else {"points": points, "cell_type": source.cell_type}))


def _cell(source: SourceCell, with_id: bool) -> NotebookNode:
    cell = NotebookNode(cell_type=source.cell_type, metadata=NotebookNode(), source=source.source)
    if source.cell_type == "code":
        cell |= NotebookNode(outputs=[], execution_count=None)
    if with_id:
        cell["id"] = source.name
    return cell
