"""What the tests of worked notebooks share: running one in a real kernel, and the rules that all of them keep."""

import json
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]


def read(name):
    """Return a worked notebook as it is kept."""
    return nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)


def executed(name, *tells, after=(), timeout=120):
    """Run a notebook in a real kernel; return it as run, then what each of ``tells``, run after it, printed as JSON.

    ``after`` adds code in between: pairs of the id of a cell and what runs after that cell.
    """
    notebook = read(name)
    own = list(notebook.cells)
    for cell_id, code in after:
        place = next(number for number, cell in enumerate(notebook.cells) if cell.id == cell_id)
        notebook.cells.insert(place + 1, nbformat.v4.new_code_cell(code))
    asked = [nbformat.v4.new_code_cell(code) for code in tells]
    notebook.cells += asked
    NotebookClient(notebook, timeout=timeout, kernel_name="python3").execute()
    notebook.cells = own
    return notebook, *(json.loads(cell.outputs[0].text) for cell in asked)


def headings(name):
    """Return the notebook's second-level headings, which exercises point to."""
    text = [cell.source for cell in read(name).cells if cell.cell_type == "markdown"]
    return [line[3:] for cell in text for line in cell.splitlines() if line.startswith("## ")]


def assert_short_and_quiet(notebook):
    """Fail where a cell of a notebook that was run is longer than 10 lines or writes to standard error."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= 10, f"{cell.id} is longer than 10 lines"
            assert all(output.get("name") != "stderr" for output in cell.outputs), f"{cell.id} writes warnings"
