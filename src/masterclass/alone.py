"""Learn alone: take an exercise, and mark your own work with a cohort's points and feedback, on any system.

What is marked is the person's own code and runs as theirs, with nbgrader's own runner; hidden checks draw their fresh
towns from a public secret, so these marks are for the learner and not for a certificate.
"""

from __future__ import annotations

import difflib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbclient.exceptions import DeadKernelError
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.api import Base, Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.preprocessors import Execute
from sqlalchemy import create_engine
from sqlalchemy.exc import SAWarning
from traitlets.config import Config, PyFileConfigLoader

import masterclass
from masterclass import datasets
from masterclass.checks import SECRET_VARIABLE
from masterclass.errors import CourseError
from masterclass.grading.course import COHORT, CONFIG, shipped, write_atomically
from masterclass.grading.feedback import write_pages

_YOU = "you"
_SCHEMA = 3  # of nbgrader's marks in a notebook's cells
_MOST_RESTARTS = 3
_DATA = "data"


@dataclass(frozen=True)
class HandedOut:
    """What :func:`hand_out` did."""

    notebook: Path
    new: bool

    def lines(self) -> list[str]:
        """Tell it in sentences."""
        if not self.new:
            return [f"{self.notebook}: your own work is there already and was kept."]
        return [
            f"{self.notebook}: here is your notebook, and its data beside it.",
            f'When you want your marks, save it and run: masterclass mark "{self.notebook}"',
        ]


@dataclass(frozen=True)
class Marked:
    """What :func:`mark` did; ``tasks`` are points and most points, by task; ``by_hand`` are points of texts."""

    exercise: str
    tasks: dict[str, tuple[float, float]]
    page: Path
    notes: tuple[str, ...] = ()
    by_hand: dict[str, float] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """All points."""
        return sum(score for score, _ in self.tasks.values())

    @property
    def most(self) -> float:
        """All points that there are."""
        return sum(most for _, most in self.tasks.values())

    def lines(self) -> list[str]:
        """Tell it in sentences."""
        width = max(map(len, [*self.tasks, *self.by_hand]))
        return [
            *self.notes,
            *(f"{task:<{width}}  {score:g} of {most:g}" for task, (score, most) in self.tasks.items()),
            *(f"{task:<{width}}  a text: mark it yourself, of {most:g}" for task, most in self.by_hand.items()),
            f"{self.exercise}: {self.score:g} of {self.most:g} points{' that checks give' if self.by_hand else ''}.",
            f"What to look at again: {self.page}",
            "Your code ran with your own rights on this computer. These marks are for you, not for a certificate.",
        ]


def hand_out(exercise: str, folder: str | Path | None = None, *, exercises_from: str | Path | None = None) -> HandedOut:
    """Put an exercise as nbgrader releases it, and its data, into a folder; what is there already is kept.

    Parameters
    ----------
    exercise : str
        Its id, such as ``"01-first-link"``.
    folder : path, optional
        By default one that is called as the exercise, where you are.
    exercises_from : path, optional
        A folder of instructor versions, ``<id>/<id>.ipynb``; by default the course's own.

    Raises
    ------
    CourseError
        When there is no such exercise, or the folder cannot be written.
    """
    shelf = _shelf(exercises_from)
    _known(shelf, exercise)
    folder = Path(folder or exercise).absolute()
    notebook = folder / f"{exercise}.ipynb"
    new = not notebook.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _put_data(folder / _DATA)
        if new:
            with _course(shelf, exercise) as (root, _):
                released = nbformat.read(root / "release" / exercise / notebook.name, as_version=4)
            about = {"exercise": exercise, "version": masterclass.__version__}
            released.metadata["masterclass"] = NotebookNode({**released.metadata.get("masterclass", {}), **about})
            write_atomically(notebook, nbformat.writes(released) + "\n")
    except OSError as error:
        raise CourseError(
            f"{folder}: cannot put the exercise there ({error.strerror or error}). Name another folder with --dir."
        ) from None
    return HandedOut(notebook, new)


def open_lab(notebook: Path) -> int:
    """Open a notebook in JupyterLab, wait until that is closed, and return its exit code.

    Raises
    ------
    CourseError
        When JupyterLab is not installed where this runs.
    """
    if importlib.util.find_spec("jupyterlab") is None:
        raise CourseError(
            f"JupyterLab is not installed here. Install it with `{sys.executable} -m pip install jupyterlab`, "
            f"or open {notebook} in the notebook program that you have."
        )
    lab = subprocess.Popen([sys.executable, "-m", "jupyterlab", notebook.name], cwd=notebook.parent)
    while True:
        try:
            return lab.wait()
        except KeyboardInterrupt:  # JupyterLab got it as well, and asks its own question
            continue


def mark(notebook: str | Path, *, exercises_from: str | Path | None = None) -> Marked:
    """Mark a notebook as a cohort's grader does, and write ``<notebook>-feedback.html`` beside it.

    Its code runs as you, in an ordinary kernel. The data in a folder ``data`` beside it is used where there is one.

    Parameters
    ----------
    notebook : path
        Under any name; which exercise it is, is read from its cells.
    exercises_from : path, optional
        See :func:`hand_out`.

    Raises
    ------
    CourseError
        When it is not a notebook, not one of the course's exercises, or one of another version of them.
    """
    path = Path(notebook).absolute()
    shelf = _shelf(exercises_from)
    book = _read(path)
    exercise = _which(book, path, shelf)
    notes = [*_other_version(book), *_changed_data(path.parent / _DATA)]
    with _course(shelf, exercise) as (root, api):
        handed_in = root / "submitted" / _YOU / exercise
        handed_in.mkdir(parents=True)
        nbformat.write(book, handed_in / f"{exercise}.ipynb")
        _lend_data(path.parent / _DATA, root / "source" / exercise / _DATA)
        with _public_secret(), warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)  # nbgrader's own way of making a submission's rows
            done = api.autograde(exercise, _YOU, force=True, create=True)
        if not done["success"]:
            raise RuntimeError(f"{path}: nbgrader stopped\n{done.get('log', '')}\n{done['error']}")
        graded = root / "autograded" / _YOU / exercise / f"{exercise}.ipynb"
        write_pages(api, exercise, {_YOU: graded})
        page = (root / "feedback" / _YOU / exercise / f"{exercise}.html").read_text(encoding="utf-8")
        tasks, by_hand = _points(api, exercise, graded)
    beside = path.with_name(f"{path.stem}-feedback.html")
    try:
        write_atomically(beside, page)
    except OSError as error:
        raise CourseError(
            f"{beside}: cannot write the feedback ({error.strerror or error}). "
            "Copy the notebook to a folder of your own and mark it there."
        ) from None
    return Marked(exercise, tasks, beside, tuple(notes), by_hand)


class OwnExecute(Execute):
    """nbgrader's own runner; a cell that ends the kernel loses its own marks only, as in a cohort."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict, km: None = None):
        """Run the notebook and return it with its outputs."""
        self._ended: set[int] = set()
        while True:
            self._at = -1
            try:
                return super().preprocess(nb, resources, km)
            except DeadKernelError:
                self._ended.add(self._at)

    def preprocess_cell(self, cell: NotebookNode, resources: ResourcesDict, index: int):
        """Run one cell, unless it has ended the kernel before."""
        too_often = len(self._ended) > _MOST_RESTARTS
        if cell.cell_type == "code" and cell.source.strip() and (index in self._ended or too_often):
            reason = "its program ended its own kernel"
            if index not in self._ended:
                reason = "this cell was not run: earlier cells ended the program too often"
            told = {"ename": "KernelEnded", "evalue": reason, "traceback": [reason]}
            cell.outputs = [NotebookNode(output_type="error", **told)]
            return cell, resources
        self._at = index
        return super().preprocess_cell(cell, resources, index)


@contextmanager
def _course(shelf: Path, exercise: str) -> Iterator[tuple[Path, NbGraderAPI]]:
    """Make a course folder of one exercise and nobody's work, released by nbgrader; it goes when the block ends."""
    with tempfile.TemporaryDirectory(prefix="masterclass-", ignore_cleanup_errors=True) as room:
        root = Path(room).resolve()
        shutil.copyfile(shipped("course_template") / CONFIG, root / CONFIG)
        about = {"course_id": "alone", "seed": 0, "version": masterclass.__version__}
        (root / COHORT).write_text(json.dumps(about), encoding="utf-8")
        source = root / "source" / exercise
        source.mkdir(parents=True)
        shutil.copyfile(shelf / exercise / f"{exercise}.ipynb", source / f"{exercise}.ipynb")
        url = f"sqlite:///{root / 'gradebook.db'}"
        engine = create_engine(url)
        Base.metadata.create_all(engine)  # else nbgrader starts a program to ask for its version
        engine.dispose()
        api = NbGraderAPI(config=_settings(root, url))
        done = api.generate_assignment(exercise)
        if not done["success"]:
            raise RuntimeError(f"nbgrader could not release {exercise}:\n{done.get('log', '')}\n{done['error']}")
        yield root, api


def _settings(root: Path, url: str) -> Config:
    """Return a cohort's settings, with nbgrader's own runner in place of the sandbox and without a secret."""
    config = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    runner = f"{OwnExecute.__module__}.{OwnExecute.__name__}"
    steps = config.Autograde.autograde_preprocessors
    config.Autograde.autograde_preprocessors = [runner if one.endswith(".FairExecute") else one for one in steps]
    config.Execute.extra_arguments = ["--IPKernelApp.log_level=ERROR"]  # its warnings are not about the learner's work
    config.CourseDirectory.db_url = url
    config.HideHiddenChecks.alone = True
    config.HideHiddenChecks.secret_file = ""
    return config


@contextmanager
def _public_secret() -> Iterator[None]:
    """Take a cohort's secret out of the environment, should there be one."""
    kept = os.environ.pop(SECRET_VARIABLE, None)
    try:
        yield
    finally:
        if kept is not None:
            os.environ[SECRET_VARIABLE] = kept


def _points(api: NbGraderAPI, exercise: str, graded: Path) -> tuple[dict[str, tuple[float, float]], dict[str, float]]:
    """Return each task's points and most points, visible and hidden check together, in the notebook's order.

    Apart from these, the most points of each text that only a reader can mark.
    """
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        notebook = gradebook.find_submission_notebook(exercise, exercise, _YOU)
        scores = {one.name: (one.score, one.max_score) for one in notebook.grades}
    tasks: dict[str, tuple[float, float]] = {}
    by_hand: dict[str, float] = {}
    for cell in nbformat.read(graded, as_version=4).cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in scores and cell.metadata.nbgrader.get("solution"):
            by_hand[name] = scores[name][1]
        elif name in scores:
            task = name.removesuffix("-hidden")
            before = tasks.get(task, (0.0, 0.0))
            tasks[task] = (before[0] + scores[name][0], before[1] + scores[name][1])
    return tasks, by_hand


# --- the notebook that was named ---------------------------------------------------------------------------------


def _read(path: Path) -> NotebookNode:
    if not path.is_file():
        near = sorted(one.name for one in (path if path.is_dir() else path.parent).glob("*.ipynb"))
        there = f" In that folder there are: {', '.join(near)}." if near else ""
        what = "this is a folder, not a notebook." if path.is_dir() else "there is no such file."
        raise CourseError(f"{path}: {what}{there}")
    try:
        told = json.loads(path.read_bytes())
        major, minor = int(told["nbformat"]), int(told.get("nbformat_minor", 0))
    except OSError as error:
        raise CourseError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise CourseError(
            f"{path}: this is not a notebook. Name the .ipynb file that JupyterLab saves, not a copy in another form."
        ) from None
    if not 3 <= major <= 4:
        raise CourseError(
            f"{path}: a notebook of another version, {major}.{minor} of the notebook format; expected 3 or 4. "
            "Open it in JupyterLab and save it there."
        )
    try:
        book = nbformat.reads(json.dumps(told), as_version=4)
        nbformat.validate(book)
        marks = [cell.metadata.get("nbgrader") for cell in book.cells]
    except Exception as error:  # nbformat raises whatever it stumbles over
        reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
        raise CourseError(
            f"{path}: the notebook is damaged ({reason}). Start from a fresh copy with `masterclass try`, in another "
            "folder, and paste your answers into it."
        ) from None
    schemas = {one.get("schema_version", _SCHEMA) for one in marks if isinstance(one, dict) and one.get("grade_id")}
    if schemas - {_SCHEMA}:
        raise CourseError(
            f"{path}: a notebook of another version: its cells have marks of nbgrader's schema "
            f"{', '.join(map(str, schemas - {_SCHEMA}))}, and this course uses {_SCHEMA}. Start from a fresh copy with "
            "`masterclass try`, in another folder, and paste your answers into it."
        )
    return book


def _which(book: NotebookNode, path: Path, shelf: Path) -> str:
    """Return which exercise a notebook is: what it says itself, else the one that shares most answers with it."""
    there = {name: _answers(nbformat.read(shelf / name / f"{name}.ipynb", as_version=4)) for name in _exercises(shelf)}
    about = book.metadata.get("masterclass", {})
    says = about.get("exercise") if isinstance(about, dict) else None
    has = _answers(book)
    shared = {name: len(has & answers) for name, answers in there.items() if has & answers}
    known = says if says in shared else None
    exercise = known or max(shared, key=lambda name: (shared[name], name == path.stem), default=None)
    if exercise is None:
        named = says or (path.stem if path.stem in there else None)
        expected = f"the answers of {named}" if named in there else f"one of {', '.join(there)}"
        raise CourseError(
            f"{path}: not one of this course's exercises: it has none of their answer cells (expected {expected}). "
            "`masterclass try EXERCISE` gives you a notebook that can be marked."
        )
    if strangers := has - there[exercise]:
        raise CourseError(
            f"{path}: a notebook of another version of {exercise}: the one installed here "
            f"({masterclass.__version__}) has no task {', '.join(sorted(_task(one) for one in strangers))}. "
            "Mark it with the version of the course that it came with, or start from a fresh copy with "
            f"`masterclass try {exercise}`, in another folder."
        )
    return exercise


def _answers(book: NotebookNode) -> set[str]:
    """Return the names of a notebook's answer cells, by nbgrader's marking, else by the id: they are the same."""
    found = set()
    for cell in book.cells:
        about = cell.metadata.get("nbgrader")
        name = about.get("grade_id") if isinstance(about, dict) else cell.get("id")
        if isinstance(name, str) and name.endswith("-answer"):
            found.add(name)
    return found


def _task(answer: str) -> str:
    return answer.removesuffix("-answer")


def _other_version(book: NotebookNode) -> list[str]:
    about = book.metadata.get("masterclass", {})
    version = about.get("version") if isinstance(about, dict) else None
    if version in (None, masterclass.__version__):
        return []
    return [f"This notebook is of version {version} of the course, and was marked with {masterclass.__version__}."]


# --- exercises and data ------------------------------------------------------------------------------------------


def _shelf(given: str | Path | None) -> Path:
    return Path(given) if given else shipped("exercises")


def _exercises(shelf: Path) -> list[str]:
    return sorted(path.stem for path in shelf.glob("*/*.ipynb") if path.stem == path.parent.name)


def _known(shelf: Path, exercise: str) -> None:
    there = _exercises(shelf)
    if exercise not in there:
        near = difflib.get_close_matches(exercise, there, n=1, cutoff=0.4)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise CourseError(f"no such exercise: {exercise!r}.{meant} There are: {', '.join(there) or 'none'}")


def _town() -> Iterator[str]:
    """Yield the names of the files of a town."""
    home = datasets.home()
    yield from (path.relative_to(home).as_posix() for path in sorted(home.rglob("*")) if path.is_file())


def _put_data(folder: Path) -> None:
    """Copy the course's own town into a folder; a file that is there already is kept."""
    for name in _town():
        place = folder / name
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            part = place.with_name(f".{place.name}.part")
            shutil.copyfile(datasets.home() / name, part)
            part.replace(place)


def _lend_data(beside: Path, place: Path) -> None:
    """Put the town that lies beside the notebook where the marked copy finds it."""
    for name in _town():
        if (beside / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(beside / name, place / name)


def _changed_data(folder: Path) -> list[str]:
    """Say which tables beside a notebook are no longer as they were written; a spreadsheet does that to dates."""
    try:
        about = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        tables = {str(one["path"]): str(one["hash"]) for one in about["resources"]}
        changed = [name for name, told in tables.items() if (folder / name).is_file() and _hash(folder / name) != told]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    if not changed:
        return []
    return [
        f"Changed since they were written, and used as they are: {', '.join(changed)} in {folder}. "
        "To have them as they were, delete them and run `masterclass try` again."
    ]


def _hash(path: Path) -> str:
    return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
