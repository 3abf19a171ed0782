"""Make a cohort's course folder, a plain nbgrader one, and open it again."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config import Config, PyFileConfigLoader

import masterclass
from masterclass import population
from masterclass.errors import CourseError
from masterclass.grading.roster import Learner, read_roster
from masterclass.population.package import write

CONFIG = "nbgrader_config.py"
COHORT = "cohort.json"
SECRET = "secret"
URL = "gradebook.url"
_COURSE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Course:
    """A cohort's course folder; open one with :meth:`open`."""

    folder: Path
    course_id: str
    seed: int
    version: str

    @classmethod
    def open(cls, folder: str | Path) -> Course:
        """Read a folder that :func:`create` made.

        Raises
        ------
        CourseError
            When it is not such a folder.
        """
        folder = Path(folder).absolute()
        try:
            about = json.loads((folder / COHORT).read_text(encoding="utf-8"))
            course = cls(folder, str(about["course_id"]), int(about["seed"]), str(about["version"]))
        except (OSError, ValueError, KeyError, TypeError):
            raise CourseError(
                f"{folder}: not a course folder of ours (no readable {COHORT} in it). "
                "Make one with `masterclass cohort create DIR --roster FILE.csv`."
            ) from None
        kept_in = URL if (folder / URL).is_file() else "gradebook.db"
        missing = [name for name in (CONFIG, SECRET, kept_in) if not (folder / name).is_file()]
        if missing:
            raise CourseError(
                f"{folder}: the course folder has lost {', '.join(missing)}. Put it back from your backup."
            )
        return course

    def config(self) -> Config:
        """Return the settings in the folder's ``nbgrader_config.py``."""
        return PyFileConfigLoader(CONFIG, path=str(self.folder)).load_config()

    def api(self, extra: Config | None = None) -> NbGraderAPI:
        """Return nbgrader's own interface to this folder, with further settings where given."""
        config = self.config()
        config.merge(extra or Config())
        return NbGraderAPI(config=config)

    def gradebook(self) -> Gradebook:
        """Return the gradebook; close it, or use it in a ``with`` block."""
        url = self.config().CourseDirectory.get("db_url") or f"sqlite:///{self.folder / 'gradebook.db'}"
        try:
            return Gradebook(url, self.course_id)
        except (SQLAlchemyError, ImportError) as error:
            raise CourseError(
                f"The gradebook {_shown(url)} cannot be opened ({str(error).strip().splitlines()[0]}). "
                "What has been kept is safe: when it can be reached, run the same command again."
            ) from None

    def exercises(self) -> list[str]:
        """Return the ids of the exercises that were released, in order."""
        return sorted(path.name for path in (self.folder / "release").iterdir() if _notebook(path).is_file())

    def known(self, assignment: str) -> str:
        """Return ``assignment`` when it is one of the course's exercises."""
        if assignment not in self.exercises():
            raise CourseError(
                f"{assignment!r} is not an exercise of {self.folder}. It has: {', '.join(self.exercises())}"
            )
        return assignment

    def learners(self) -> list[Learner]:
        """Return everybody on the gradebook's roster, by id."""
        with self.gradebook() as gradebook:
            found = [
                Learner(one.id, one.first_name or "", one.last_name or "", one.email or "")
                for one in gradebook.students
            ]
        return sorted(found, key=lambda learner: learner.id)


@dataclass(frozen=True)
class Created:
    """What :func:`create` did."""

    course: Course
    new: bool
    added: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    released: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Tell it in sentences."""
        where = self.course.folder
        if self.new:
            return [
                f"Made the course {self.course.course_id} in {where}: {_count(self.added, 'learner')}, "
                f"{_count(self.released, 'exercise')} ({', '.join(self.released)}).",
                f"What learners get is in {where / 'release'}.",
            ]
        told = []
        if self.released:
            told.append(f"Released {', '.join(self.released)}.")
        if self.added:
            told.append(f"Added {_count(self.added, 'learner')}: {', '.join(self.added)}.")
        if self.corrected:
            told.append(f"Corrected names or e-mail of {', '.join(self.corrected)}.")
        told = told or [f"{where} was already there and nothing changed."]
        if self.absent:
            told.append(
                f"{_count(self.absent, 'learner')} of the course are not in this roster, and were kept with their "
                f"marks: {', '.join(self.absent)}."
            )
        return told


def create(
    folder: str | Path,
    roster: str | Path,
    exercises: Iterable[str] | None = None,
    course_id: str | None = None,
    *,
    seed: int | None = None,
    people: int | None = None,
    exercises_from: str | Path | None = None,
    db_url: str | None = None,
) -> Created:
    """Make a course folder and release its exercises; run again, add what is new.

    Parameters
    ----------
    folder : path
        Where. It appears whole or not at all.
    roster : path
        See :func:`masterclass.grading.roster.read_roster`.
    exercises : iterable of str, optional
        Their ids; by default all that the course has. An existing folder gets further ones only when named here.
    course_id : str, optional
        By default the folder's name.
    seed, people : int, optional
        Of the cohort's own visible town; by default a random seed and the course's size of town.
    exercises_from : path, optional
        A folder of instructor versions, ``<id>/<id>.ipynb``; by default the course's own.
    db_url : str, optional
        Of the gradebook, such as ``postgresql://user:password@host/database``; by default a file in the folder.

    Raises
    ------
    CourseError
        For a bad roster, an unknown exercise, or a folder that is something else. Nothing is created then.
    """
    folder = Path(folder).absolute()
    learners = read_roster(roster)
    shelf = Path(exercises_from) if exercises_from else shipped("exercises")
    chosen = _chosen(shelf, exercises)
    if (folder / COHORT).exists():
        course = Course.open(folder)
        if course_id not in (None, course.course_id):
            raise CourseError(f"{folder} is the course {course.course_id!r} already, not {course_id!r}.")
        return _extend(course, learners, shelf, chosen if exercises is not None else [], people)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CourseError(
            f"{folder}: there is something else here already. Name a folder that does not exist yet, or an empty one."
        )
    course_id = course_id or re.sub(r"[^A-Za-z0-9._-]+", "-", folder.name).strip("-._") or "course"
    if not _COURSE_ID.fullmatch(course_id):
        raise CourseError(f"course id {course_id!r}: use letters A to Z, digits, and . _ - inside, 64 at most.")
    if not chosen:
        raise CourseError(f"{shelf}: no exercises found (expected <id>/<id>.ipynb).")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise CourseError(f"{folder}: cannot make the folder ({error.strerror}).") from None
    try:
        _begin(part, course_id, secrets.randbelow(2**31) if seed is None else seed)
        if db_url:
            (part / URL).touch(mode=0o600)
            (part / URL).write_text(db_url + "\n")
        course = Course(part, **json.loads((part / COHORT).read_text(encoding="utf-8")))
        with _tools_on_path():
            _enrol(course, learners)
            _release(course, shelf, chosen, people)
        part.replace(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    added = tuple(learner.id for learner in learners)
    return Created(Course.open(folder), new=True, added=added, released=tuple(chosen))


def shipped(name: str) -> Path:
    """Return a folder that comes with the course: from the repository, or from the installed package.

    ``name`` is ``"exercises"`` or ``"course_template"``.
    """
    package = Path(masterclass.__file__).resolve().parent
    root = package.parents[1]
    in_repository = root / {"course_template": "grading/course"}.get(name, name)
    if (root / "pyproject.toml").is_file() and in_repository.is_dir():
        return in_repository
    if not (package / name).is_dir():
        raise CourseError(f"{package / name}: the installation is incomplete. Install the package again.")
    return package / name


def _shown(url: str) -> str:
    """Return a database's address without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "at the given address"


def write_atomically(path: Path, text: str) -> None:
    """Write ``path`` whole or not at all, and not when it holds that text already."""
    if path.is_file() and path.read_bytes() == text.encode():
        return
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(text.encode())
    part.replace(path)


def _begin(part: Path, course_id: str, seed: int) -> None:
    secret = part / SECRET
    secret.touch(mode=0o600)
    secret.write_text(secrets.token_hex(32) + "\n")
    about = {"course_id": course_id, "seed": seed, "version": masterclass.__version__}
    write_atomically(part / COHORT, json.dumps(about, indent=2) + "\n")
    shutil.copyfile(shipped("course_template") / CONFIG, part / CONFIG)
    for name in ("source", "release", "submitted", "exchange"):
        (part / name).mkdir()


def _chosen(shelf: Path, wanted: Iterable[str] | None) -> list[str]:
    there = sorted(path.name for path in shelf.iterdir() if _notebook(path).is_file()) if shelf.is_dir() else []
    if wanted is None:
        return there
    wanted = list(dict.fromkeys(wanted))
    unknown = [name for name in wanted if name not in there]
    if unknown:
        raise CourseError(f"no such exercise: {', '.join(unknown)}. There are: {', '.join(there) or 'none'}")
    return sorted(wanted)


def _notebook(folder: Path) -> Path:
    return folder / f"{folder.name}.ipynb"


def _enrol(course: Course, learners: list[Learner]) -> None:
    with course.gradebook() as gradebook:
        for learner in learners:
            gradebook.update_or_create_student(learner.id, **learner.details())


def _release(course: Course, shelf: Path, chosen: list[str], people: int | None) -> None:
    if not chosen:
        return
    api = course.api()
    town = population.draw(people or population.DEFAULT_PEOPLE, seed=course.seed)
    for name in chosen:
        source = course.folder / "source" / name
        source.mkdir(exist_ok=True)
        shutil.copyfile(_notebook(shelf / name), _notebook(source))
        write(town, source / "data")
        done = api.generate_assignment(name)
        if not done["success"]:
            raise RuntimeError(f"nbgrader could not release {name}:\n{done.get('log', '')}\n{done['error']}")


def _extend(course: Course, learners: list[Learner], shelf: Path, chosen: list[str], people: int | None) -> Created:
    known = {learner.id: learner for learner in course.learners()}
    added = [learner for learner in learners if learner.id not in known]
    corrected = [
        learner
        for learner in learners
        if learner.id in known and learner.details().items() - known[learner.id].details().items()
    ]
    absent = tuple(sorted(known.keys() - {learner.id for learner in learners}))
    released = [name for name in chosen if name not in course.exercises()]
    with _tools_on_path():
        if added or corrected:
            _enrol(course, added + corrected)
        _release(course, shelf, released, people)
    return Created(
        course,
        new=False,
        added=tuple(learner.id for learner in added),
        corrected=tuple(learner.id for learner in corrected),
        absent=absent,
        released=tuple(released),
    )


@contextmanager
def _tools_on_path() -> Iterator[None]:
    """Let nbgrader find `alembic`, which it starts by name, when the environment is not activated."""
    before = os.environ.get("PATH", os.defpath)
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{before}"
    try:
        yield
    finally:
        os.environ["PATH"] = before


def _count(items: tuple, word: str) -> str:
    return f"{len(items):,} {word}{'' if len(items) == 1 else 's'}"
