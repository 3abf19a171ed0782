"""Grade a course's submissions: nbgrader's rules, several processes, one sandbox a submission.

A submission is graded by ``NbGraderAPI.autograde`` in a worker process, one call each.
While that runs, a mark in ``.grading/`` says so; a mark that is still there when grading starts again belongs to a run
that was killed, and that submission is graded anew.
"""

from __future__ import annotations

import filecmp
import json
import multiprocessing
import os
import re
import signal
import stat
import sys
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import nbformat
from nbgrader.api import MissingEntry
from nbgrader.utils import parse_utc
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

import masterclass
from masterclass.errors import CourseError
from masterclass.grading.course import Course
from masterclass.grading.sandbox import cure, die_with, sandbox_available, sweep

LOG = "grading.jsonl"
Sandbox = Literal["auto", "bubblewrap", "none"]
_LARGEST = 100 << 20
_MOST_FILES = 1000

#: What a submission may do to its own kernel, as nbgrader names it, and how we tell the trainer.
_OWN_DOING = {
    "DeadKernelError": "its program ended its own kernel, or used more memory than allowed",
    "UnresponsiveKernelError": "its program did not stop when its time was up",
    "ValidationError": "its notebook has cells that are not in the notebook format",
    "NotJSONError": "the notebook is not readable: not JSON",
    "SchemaTooOldError": "its notebook has grading marks of another version of nbgrader",
    "SchemaTooNewError": "its notebook has grading marks of another version of nbgrader",
}


@dataclass(frozen=True)
class Result:
    """What became of one submission.

    ``status`` is ``graded``, ``unreadable`` (the learner's doing, told in ``reason``) or ``failed`` (ours).
    """

    learner: str
    assignment: str
    status: Literal["graded", "unreadable", "failed"]
    reason: str = ""
    score: float | None = None
    max_score: float | None = None
    seconds: float = 0.0
    details: str = ""
    interrupted: bool = False


@dataclass(frozen=True)
class Outcome:
    """What :func:`grade` did; ``skipped`` counts submissions that were graded before and are not newer."""

    assignment: str
    results: tuple[Result, ...]
    skipped: int
    sandbox: Literal["bubblewrap", "none"]
    seconds: float

    @property
    def graded(self) -> list[Result]:
        """Submissions that got marks in this run."""
        return [one for one in self.results if one.status == "graded"]

    @property
    def unreadable(self) -> list[Result]:
        """Submissions that nobody can mark as they are; they do not count as our failure."""
        return [one for one in self.results if one.status == "unreadable"]

    @property
    def failed(self) -> list[Result]:
        """Submissions that something of ours failed on: exit code 1."""
        return [one for one in self.results if one.status == "failed"]

    def lines(self) -> list[str]:
        """Tell it in sentences."""
        if not self.results and not self.skipped:
            return [f"{self.assignment}: nobody has handed in anything yet (looked in submitted/*/{self.assignment})."]
        told = [f"{self.assignment}: graded {_many(len(self.graded))}"]
        if self.graded:
            told[0] += f" in {self.seconds:.0f} s"
        if self.skipped:
            told[0] += f"; {self.skipped} had been graded before and have not changed"
        told[0] += "."
        if self.sandbox == "none":
            told.append("No sandbox: learners' code ran with your own rights on this computer.")
        if self.unreadable:
            told.append(f"{_many(len(self.unreadable))} could not be read, and have no mark:")
            told += [f"  {one.learner}: {one.reason}" for one in self.unreadable]
        if self.failed:
            told.append(
                f"{_many(len(self.failed))} could not be graded through a fault of ours; {LOG} has the details:"
            )
            told += [f"  {one.learner}: {one.reason}" for one in self.failed]
        return told


def grade(
    folder: str | Path,
    assignment: str,
    workers: int | None = None,
    sandbox: Sandbox = "auto",
    console: Console | None = None,
) -> Outcome:
    """Grade what has been submitted and not been graded yet, or is newer than what was graded.

    Marks given by hand stay. Running this again goes on where the last run ended, however that ended.

    Parameters
    ----------
    folder : path
        A course folder.
    assignment : str
        The exercise's id.
    workers : int, optional
        How many submissions at once; by default 2, or 1 on a single processor.
    sandbox : str
        ``"bubblewrap"``, ``"none"``, or ``"auto"``, which is bubblewrap and stops where there is none.
    console : rich.console.Console, optional
        Where to show progress.

    Raises
    ------
    CourseError
        When the folder, the exercise or the sandbox is not there, or another run is at work.
    """
    course = Course.open(folder)
    course.known(assignment)
    if workers is not None and workers < 1:
        raise CourseError(f"{workers} workers asked for; expected 1 or more.")
    kind = _sandbox(sandbox)
    began = time.monotonic()
    with _alone(course):
        waiting, results = _sort(course, assignment)
        skipped = len(_submitted(course, assignment)) - len(waiting) - len(results)
        workers = min(workers or min(2, os.cpu_count() or 1), max(1, len(waiting)))
        sweep()
        log = read_log(course)
        for one in results:
            _note(course, log, one, kind)
        with _progress(console, assignment, len(waiting)) as advance:
            for one in _run(course, assignment, waiting, kind, workers):
                results.append(one)
                advance()
                _note(course, log, one, kind)
                if not one.interrupted:
                    _mark(course, assignment, one.learner).unlink(missing_ok=True)
    results.sort(key=lambda one: one.learner)
    return Outcome(assignment, tuple(results), skipped, kind, time.monotonic() - began)


def read_log(course: Course) -> dict[tuple[str, str], dict]:
    """Return the last entry of every learner and exercise in the run log."""
    path = course.folder / LOG
    entries = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        try:
            entry = json.loads(line)
            entries[entry["learner"], entry["assignment"]] = entry
        except (ValueError, KeyError):
            continue  # the last line of a run that was killed
    return entries


def unreadable(course: Course, learner: str, assignment: str) -> str:
    """Return why a submission cannot be graded, or an empty string."""
    folder = course.folder / "submitted" / learner / assignment
    expected = f"{assignment}.ipynb"
    there = sorted(path.name for path in folder.iterdir())
    if (odd := _odd(folder)) is not None:
        return f"{odd} is a link or a special file, which is never followed"
    if (number := sum(1 for _ in folder.rglob("*"))) > _MOST_FILES:
        return f"{number:,} files were handed in; at most {_MOST_FILES:,} are read"
    if expected not in there:
        files = [name for name in there if name != "timestamp.txt"]
        return f"no notebook {expected}; saw {', '.join(files[:3]) or 'nothing'}"
    size = (folder / expected).stat().st_size
    if size > _LARGEST:
        return f"{expected} has {size / 1e6:,.0f} MB; the most that is read is {_LARGEST / 1e6:,.0f} MB"
    try:
        notebook = nbformat.read(folder / expected, as_version=4)
        if not isinstance(notebook.get("cells"), list):
            raise ValueError
    except Exception:  # whatever stops it from being opened is in the file
        return f"{expected} is not a notebook that can be opened"
    return ""


def _sandbox(wanted: Sandbox) -> Literal["bubblewrap", "none"]:
    if wanted not in ("auto", "bubblewrap", "none"):
        raise CourseError(f"sandbox {wanted!r}: expected auto, bubblewrap or none.")
    if wanted == "none":
        return "none"
    if problem := sandbox_available():
        raise CourseError(f"Nothing was graded: {problem}. Learners' code should run in a sandbox: {cure(problem)}.")
    return "bubblewrap"


def _submitted(course: Course, assignment: str) -> list[str]:
    folder = course.folder / "submitted"
    if not folder.is_dir():
        return []
    return sorted(one.name for one in folder.iterdir() if not one.name.startswith(".") and (one / assignment).is_dir())


def _sort(course: Course, assignment: str) -> tuple[list[tuple[str, bool]], list[Result]]:
    """Return who waits to be graded, with whether by force, and what cannot be graded."""
    roster = {learner.id for learner in course.learners()}
    waiting, results = [], []
    for learner in _submitted(course, assignment):
        killed = _mark(course, assignment, learner).exists()
        if learner not in roster:
            reason = "not on the roster; add a line for this id and run `masterclass cohort create` again"
            results.append(Result(learner, assignment, "unreadable", reason))
        elif killed or _is_newer(course, learner, assignment):
            if reason := unreadable(course, learner, assignment):
                results.append(Result(learner, assignment, "unreadable", reason))
            else:
                waiting.append((learner, killed))
    return waiting, results


def _is_newer(course: Course, learner: str, assignment: str) -> bool:
    """Follow nbgrader's own rule: not graded yet, or handed in later than what was graded."""
    done = course.folder / "autograded" / learner / assignment
    if not done.exists():
        return True
    old, new = submitted_at(done), submitted_at(course.folder / "submitted" / learner / assignment)
    return bool(old and new and new > old)


def submitted_at(folder: Path) -> datetime | None:
    """Return when a submission was handed in (UTC), as its ``timestamp.txt`` says."""
    try:
        return parse_utc((folder / "timestamp.txt").read_text().strip())
    except (OSError, ValueError, TypeError, OverflowError):
        return None


def _mark(course: Course, assignment: str, learner: str) -> Path:
    return course.folder / ".grading" / assignment / learner


def _odd(folder: Path) -> str | None:
    """Return the first thing below a submission's folder that is neither a plain file nor a folder."""
    for parent, folders, files in os.walk(folder):
        for name in sorted(folders + files):
            path = Path(parent, name)
            mode = path.lstat().st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                return str(path.relative_to(folder))
    return "the folder itself" if folder.is_symlink() else None


@contextmanager
def _alone(course: Course) -> Iterator[None]:
    """Let one run at a time grade a course."""
    import fcntl

    (course.folder / ".grading").mkdir(exist_ok=True)
    with (course.folder / ".grading" / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CourseError(f"{course.folder}: another run is grading this course. Wait until it ends.") from None
        yield


@contextmanager
def _progress(console: Console | None, assignment: str, total: int):
    if console is None or not total:
        yield lambda: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(f"Grading {assignment}", total=total)
        yield lambda: progress.advance(task)


def _note(course: Course, log: dict[tuple[str, str], dict], one: Result, sandbox: str) -> None:
    """Add a line to the run log, unless it would say what the last one of this submission said."""
    submitted = submitted_at(course.folder / "submitted" / one.learner / one.assignment)
    entry = {key: value for key, value in asdict(one).items() if value not in ("", None, False)}
    entry["seconds"] = round(one.seconds, 2)
    entry |= {"sandbox": sandbox, "version": masterclass.__version__}
    entry["submitted"] = submitted.isoformat() if submitted else None
    last = log.get((one.learner, one.assignment), {})
    passing = ("at", "seconds", "details")
    if one.status != "graded" and _without(last, passing) == _without(entry, passing):
        return
    entry["at"] = datetime.now(UTC).isoformat(timespec="seconds")
    with (course.folder / LOG).open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def _without(entry: dict, names: tuple[str, ...]) -> dict:
    return {name: value for name, value in entry.items() if name not in names}


def _run(
    course: Course, assignment: str, waiting: list[tuple[str, bool]], sandbox: str, workers: int
) -> Iterator[Result]:
    if not waiting:
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker, initargs=(os.getpid(),)) as pool:
        futures: dict[Future, str] = {
            pool.submit(_grade_one, str(course.folder), assignment, learner, sandbox, force): learner
            for learner, force in waiting
        }
        try:
            for future in as_completed(futures):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    reason = "the grading process was killed; run this again"
                    yield Result(futures[future], assignment, "failed", reason, interrupted=True)
                except Exception as error:
                    reason = f"{type(error).__name__}: {error}"
                    yield Result(futures[future], assignment, "failed", reason, interrupted=True)
        finally:
            pool.shutdown(cancel_futures=True)


def _begin_worker(parent: int) -> None:
    """Make this worker end when the run that started it is killed, and keep SQLAlchemy's asides to itself."""
    warnings.filterwarnings("ignore", category=SAWarning)
    # Ctrl-C is for the first process, which lets what has begun end; kernels would inherit an ignored signal.
    signal.signal(signal.SIGINT, lambda *_: None)
    if sys.platform == "linux":
        die_with(parent)


def _grade_one(folder: str, assignment: str, learner: str, sandbox: str, force: bool) -> Result:
    """Grade one submission; runs in a worker process."""
    began = time.monotonic()
    course = Course.open(folder)
    extra = Config()
    extra.SandboxedExecute.sandbox = sandbox
    api = course.api(extra)
    if api.coursedir.db_url.startswith("sqlite:///") and "?" not in api.coursedir.db_url:
        api.coursedir.db_url += "?timeout=60"  # seconds to wait while another worker writes
    mark = _mark(course, assignment, learner)
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    done = api.autograde(assignment, learner, force=force, create=False)
    seconds = time.monotonic() - began
    if not done["success"]:
        log = f"{done.get('log', '')}\n{done['error']}"
        for name, reason in _OWN_DOING.items():
            if re.search(rf"\b{name}\b", log):
                return Result(learner, assignment, "unreadable", reason, seconds=seconds)
        if not _valid(course, learner, assignment):
            return Result(learner, assignment, "unreadable", _OWN_DOING["ValidationError"], seconds=seconds)
        raised = re.findall(r"^\s*((?:\w+\.)*\w*(?:Error|Exception)\b.*)$", log, flags=re.MULTILINE)
        causes = [line for line in raised if "NbGraderException" not in line]
        reason = causes[-1] if causes else "nbgrader could not grade it"
        return Result(learner, assignment, "failed", reason, seconds=seconds, details=log[-4000:])
    _share_data(course, assignment, learner)
    with api.gradebook as gradebook:
        try:
            submission = gradebook.find_submission(assignment, learner)
            score, most = submission.score, submission.max_score
        except MissingEntry:
            return Result(learner, assignment, "failed", "nbgrader kept no marks", seconds=seconds)
    return Result(learner, assignment, "graded", score=score, max_score=most, seconds=seconds)


def _valid(course: Course, learner: str, assignment: str) -> bool:
    path = course.folder / "submitted" / learner / assignment / f"{assignment}.ipynb"
    try:
        nbformat.validate(nbformat.read(path, as_version=4))
    except Exception:
        return False
    return True


def _share_data(course: Course, assignment: str, learner: str) -> None:
    """Keep the town once on the disk: nbgrader copies it beside every graded notebook."""
    source, graded = course.folder / "source" / assignment, course.folder / "autograded" / learner / assignment
    for file in (source / "data").rglob("*"):
        copy = graded / file.relative_to(source)
        if file.is_file() and copy.is_file() and not copy.samefile(file) and filecmp.cmp(file, copy, shallow=False):
            link = copy.with_name(f".{copy.name}.part")
            link.unlink(missing_ok=True)
            try:
                link.hardlink_to(file)
            except OSError:
                return  # a file system without hard links
            link.replace(copy)


def _many(number: int) -> str:
    return f"{number} submission{'' if number == 1 else 's'}"
