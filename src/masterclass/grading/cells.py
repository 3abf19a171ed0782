"""Put back what a learner's editor lost, before nbgrader restores the text of locked cells."""

from __future__ import annotations

from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.api import Gradebook, SourceCell
from traitlets import Bool


class RestoreCells(Preprocessor):
    """Give every cell of the released notebook back: deleted ones as they were released, others their marking.

    nbgrader's ``OverwriteCells.add_missing_cells`` stops when an answer and its check are both gone, and leaves out
    set-up cells, without which every check fails.
    A cell that lost nbgrader's metadata is known by its id, since this course's cell ids are its grade ids.
    """

    enabled = Bool(True, help="Whether deleted cells come back.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Return the notebook with all of its cells; a deleted one follows the one it followed."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(about["notebook"], about["assignment"])
            points = {cell.name: cell.max_score for cell in notebook.grade_cells}
            answers = {cell.name for cell in notebook.solution_cells}
            marked = {_grade_id(cell) for cell in nb.cells}
            previous = None
            for source in notebook.source_cells:
                marking = _marking(source, points.get(source.name), source.name in answers)
                if source.name not in marked:
                    cell = next((one for one in nb.cells if one.get("id") == source.name and not _grade_id(one)), None)
                    if cell is None:
                        cell = _cell(source, nb.nbformat_minor >= 5)
                        nb.cells.insert(0 if previous is None else _place(nb, previous) + 1, cell)
                    cell.metadata["nbgrader"] = marking
                previous = source.name
        return nb, resources


def _grade_id(cell: NotebookNode) -> str | None:
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def _place(nb: NotebookNode, name: str) -> int:
    return next(number for number, cell in enumerate(nb.cells) if _grade_id(cell) == name)


def _marking(source: SourceCell, points: float | None, answer: bool) -> NotebookNode:
    marking = {
        "grade": points is not None,
        "grade_id": source.name,
        "locked": source.locked,
        "schema_version": 3,
        "solution": answer,
        "task": False,
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
