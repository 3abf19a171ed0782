"""Grade one submission by value: a bundle in, a result out; nothing here knows the cohort's gradebook.

A worker unpacks the released exercise once, grades each submission in a course folder of its own with nbgrader's
converter, preprocessors and rules, and hands back the marks, the graded notebook and the log.
"""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing
import multiprocessing.connection
import os
import re
import shutil
import signal
import tarfile
import tempfile
import threading
import time
import warnings
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import jsonschema
import nbformat
from nbgrader import api, nbgraderformat
from nbgrader.api import (
    Assignment,
    Base,
    BaseCell,
    Gradebook,
    GradeCell,
    MissingEntry,
    Notebook,
    SolutionCell,
    SourceCell,
    TaskCell,
)
from nbgrader.api import Course as CourseRow
from nbgrader.apps import NbGraderAPI
from sqlalchemy import Engine, create_engine, event, select
from sqlalchemy.exc import SAWarning
from traitlets.config import Config, PyFileConfigLoader

from masterclass.grading import execute
from masterclass.grading.course import COHORT, CONFIG, SECRET, Course
from masterclass.grading.rehearsal import Room
from masterclass.grading.sandbox import Kind, sweep

#: What a submission may do that stops nbgrader, as nbgrader names it, and how we tell the trainer.
_OWN_DOING = {
    "ValidationError": "its notebook has cells that are not in the notebook format",
    "NotJSONError": "the notebook is not readable: not JSON",
    "SchemaTooOldError": "its notebook has grading marks of another version of nbgrader",
    "SchemaTooNewError": "its notebook has grading marks of another version of nbgrader",
}


@dataclass(frozen=True)
class Definition:
    """A released exercise by value: a compressed archive of a course folder with nothing else in it."""

    assignment: str
    archive: bytes
    digest: str


@dataclass(frozen=True)
class Bundle:
    """All that a worker needs to grade one submission.

    ``files`` are what was handed in, by name; ``by_hand`` what a trainer has marked or written before, by cell;
    ``room`` where warm processes may be found on this machine.
    """

    definition: Definition
    learner: str
    files: dict[str, bytes]
    sandbox: Kind
    by_hand: dict[str, dict[str, Any]] = field(default_factory=dict)
    room: Room | None = None


@dataclass(frozen=True)
class Graded:
    """What a worker hands back; ``files`` are those of ``autograded/`` that do not come from the exercise."""

    learner: str
    status: Literal["graded", "unreadable", "failed"]
    reason: str = ""
    details: str = ""
    grades: dict[str, dict[str, Any]] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)
    penalties: dict[str, float | None] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    seconds: float = 0.0


def define(course: Course, assignment: str) -> Definition:
    """Pack a released exercise: its source and data, the course's settings, and its cells in a gradebook of its own."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz", compresslevel=1) as archive, tempfile.TemporaryDirectory() as room:
        for name in (CONFIG, COHORT, SECRET):
            archive.add(course.folder / name, name)
        archive.add(course.folder / "source" / assignment, f"source/{assignment}")
        gradebook = Path(room) / "gradebook.db"
        _copy_definition(course, assignment, gradebook)
        archive.add(gradebook, "gradebook.db")
    return Definition(assignment, content.getvalue(), hashlib.sha256(content.getvalue()).hexdigest())


_one_at_a_time = threading.Lock()  # nbgrader changes the working folder and the environment of its process
_validators: dict[str, Any] = {}


def _validate(instance: Any, schema: dict) -> None:
    """Validate as ``jsonschema.validate`` does, but check each schema itself once a process, not once a cell."""
    key = json.dumps(schema, sort_keys=True)
    if key not in _validators:
        kind = jsonschema.validators.validator_for(schema)
        kind.check_schema(schema)
        _validators[key] = kind(schema)
    error = jsonschema.exceptions.best_match(_validators[key].iter_errors(instance))
    if error is not None:
        raise error


@cache
def _engine(url: str, **options: Any) -> Engine:
    """Return one database engine for every time that nbgrader opens the private gradebook.

    A new one, a dozen times a submission, would compile every query again; and a gradebook that is thrown away need
    not be safe against a power cut.
    """
    engine = create_engine(url, **options)

    @event.listens_for(engine, "connect")
    def hurry(connection: Any, record: Any) -> None:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = MEMORY")

    return engine


@cache
def _spare_work() -> None:
    """Keep what nbgrader would do again for every submission: its engine, its tables, the check of its own schema."""
    nbgraderformat.common.jsonschema = SimpleNamespace(validate=_validate)
    api.create_engine = _engine
    create_all, made = Base.metadata.create_all, set()

    def once(bind: Engine) -> None:
        if bind.url not in made:
            create_all(bind=bind)
            made.add(bind.url)

    api.Base = SimpleNamespace(metadata=SimpleNamespace(create_all=once))


def warm_up() -> None:
    """Do what a pool's process does once: leave Ctrl-C to the coordinator, and end when that one has gone."""
    warnings.filterwarnings("ignore", category=SAWarning)
    signal.signal(signal.SIGINT, lambda *_: None)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process().sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    execute.close_rooms()
    os._exit(1)


def grade_bundle(bundle: Bundle) -> Graded:
    """Grade one submission; never raises for anything that is in it."""
    with _one_at_a_time:
        began = time.monotonic()
        if bundle.room is not None:
            execute.lend(bundle.room)
        try:
            _spare_work()
            return _graded(bundle, _course_folder(bundle), began)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            return Graded(bundle.learner, "failed", reason, seconds=time.monotonic() - began)


def _course_folder(bundle: Bundle) -> Path:
    """Make this process's course folder anew, with the exercise and one submission in it."""
    stage, folder = _unpacked(bundle.definition), _stages() / "course"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path in stage.iterdir():
        (folder / path.name).symlink_to(path) if path.is_dir() else shutil.copyfile(path, folder / path.name)
    handed_in = folder / "submitted" / bundle.learner / bundle.definition.assignment
    exercise = folder / "source" / bundle.definition.assignment
    for name, content in bundle.files.items():
        if (exercise / name).is_dir() or any((exercise / one).is_file() for one in Path(name).parents):
            continue  # a file where the exercise has a folder, or the other way round
        if name.endswith(".ipynb") and not name.isprintable():
            continue  # a further notebook whose name nbgrader cannot look up
        place = handed_in / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


def _graded(bundle: Bundle, folder: Path, began: float) -> Graded:
    assignment, learner = bundle.definition.assignment, bundle.learner
    extra = Config()
    extra.FairExecute.sandbox = bundle.sandbox
    extra.NotebookExporter.optimistic_validation = True  # once, after the last step, and not after each
    extra.CourseDirectory.db_url = f"sqlite:///{folder / 'gradebook.db'}"
    config = PyFileConfigLoader(CONFIG, path=str(folder)).load_config()
    config.merge(extra)
    url = extra.CourseDirectory.db_url
    if bundle.by_hand:
        _put_by_hand(url, bundle)
    execute.noticed.clear()
    done = NbGraderAPI(config=config).autograde(assignment, learner, force=False, create=True)
    seconds = time.monotonic() - began
    if not done["success"]:
        log = f"{done.get('log', '')}\n{done['error']}"
        return _stopped(learner, log, folder / "submitted" / learner / assignment / f"{assignment}.ipynb", seconds)
    with Gradebook(url) as gradebook:
        try:
            submission = gradebook.find_submission(assignment, learner)
        except MissingEntry:
            return Graded(learner, "failed", "nbgrader kept no marks", done.get("log", "")[-4000:], seconds=seconds)
        grades = {
            f"{notebook.name}\0{one.name}": {"auto_score": one.auto_score}
            for notebook in submission.notebooks
            for one in notebook.grades
        }
        comments = {
            f"{notebook.name}\0{one.name}": one.auto_comment
            for notebook in submission.notebooks
            for one in notebook.comments
        }
        penalties = {notebook.name: notebook.late_submission_penalty for notebook in submission.notebooks}
    out, source = folder / "autograded" / learner / assignment, folder / "source" / assignment
    files = {
        name: path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ((name := str(path.relative_to(out))).endswith(".ipynb") or not (source / name).exists())
    }
    beside = execute.beside(source)
    flags = tuple(dict.fromkeys(execute.noticed))
    return Graded(learner, "graded", "", "", grades, comments, penalties, files, flags, beside, seconds)


def _stopped(learner: str, log: str, notebook: Path, seconds: float) -> Graded:
    for name, reason in _OWN_DOING.items():
        if re.search(rf"\b{name}\b", log):
            return Graded(learner, "unreadable", reason, seconds=seconds)
    try:
        nbformat.validate(nbformat.read(notebook, as_version=4))
    except Exception:
        return Graded(learner, "unreadable", _OWN_DOING["ValidationError"], seconds=seconds)
    raised = re.findall(r"^\s*((?:\w+\.)*\w*(?:Error|Exception)\b.*)$", log, flags=re.MULTILINE)
    causes = [line for line in raised if "NbGraderException" not in line]
    reason = causes[-1] if causes else "nbgrader could not grade it"
    return Graded(learner, "failed", reason, log[-4000:], seconds=seconds)


@cache
def _stages() -> Path:
    """Return this process's folder of unpacked exercises."""
    import atexit

    sweep()  # on a cluster's machine nobody else does
    folder = Path(tempfile.mkdtemp(prefix=f"mc-{os.getpid()}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _unpacked(definition: Definition) -> Path:
    place = _stages() / definition.digest[:16]
    if not place.is_dir():
        part = Path(tempfile.mkdtemp(dir=_stages()))
        with tarfile.open(fileobj=io.BytesIO(definition.archive)) as archive:
            archive.extractall(part, filter="data")
        part.replace(place)
    return place


def _copy_definition(course: Course, assignment: str, path: Path) -> None:
    """Write a gradebook that holds one exercise's cells and nobody's work."""
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    with course.gradebook() as gradebook, engine.begin() as new:
        known = gradebook.find_assignment(assignment)
        books = select(Notebook.id).where(Notebook.assignment_id == known.id)
        cells = select(BaseCell.id).where(BaseCell.notebook_id.in_(books))
        wanted = [
            (CourseRow, CourseRow.id == known.course_id),
            (Assignment, Assignment.id == known.id),
            (Notebook, Notebook.assignment_id == known.id),
            (BaseCell, BaseCell.notebook_id.in_(books)),
            *((kind, kind.__table__.c.id.in_(cells)) for kind in (GradeCell, SolutionCell, TaskCell)),
            (SourceCell, SourceCell.notebook_id.in_(books)),
        ]
        for kind, condition in wanted:
            table = kind.__table__
            rows = [dict(row._mapping) for row in gradebook.db.execute(select(table).where(condition))]
            if rows:
                new.execute(table.insert(), rows)
    engine.dispose()


def _put_by_hand(url: str, bundle: Bundle) -> None:
    """Put marks and comments by hand where nbgrader's rules for lateness and review look for them."""
    assignment, learner = bundle.definition.assignment, bundle.learner
    with Gradebook(url) as gradebook:
        gradebook.update_or_create_student(learner)
        submission = gradebook.update_or_create_submission(assignment, learner)
        for notebook in submission.notebooks:
            for one in (*notebook.grades, *notebook.comments):
                for column, value in bundle.by_hand.get(f"{notebook.name}\0{one.name}", {}).items():
                    if hasattr(type(one), column):
                        setattr(one, column, value)
        gradebook.db.commit()
