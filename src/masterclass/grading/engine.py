"""Grade a course's submissions: nbgrader's rules, any executor, one sandbox a submission, one writer of the gradebook.

Workers get a submission by value and hand back its marks (:mod:`masterclass.grading.worker`); only this process writes
the gradebook, one transaction a submission, and puts the graded folder in its place whole.
While that happens, a mark in ``.grading/`` says so; a mark that is still there when grading starts again belongs to a
run that was killed, and that submission is graded anew.
"""

from __future__ import annotations

import contextlib
import errno
import json
import multiprocessing
import os
import shutil
import signal
import stat
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Literal

import nbformat
from nbgrader.api import Gradebook, InvalidEntry, MissingEntry
from nbgrader.utils import parse_utc
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy.exc import DBAPIError, SAWarning

import masterclass
from masterclass.errors import CourseError
from masterclass.grading.course import Course
from masterclass.grading.execute import FairExecute
from masterclass.grading.rehearsal import OpenRoom, Room
from masterclass.grading.sandbox import SandboxError, cure, sandbox_available, sweep
from masterclass.grading.worker import Bundle, Definition, Graded, define, grade_bundle, warm_up

LOG = "grading.jsonl"
Sandbox = Literal["auto", "bubblewrap", "none"]
_LARGEST = 100 << 20
_MOST_BESIDE = 50 << 20
_MOST_FILES = 1000
_AWAY = 32  # submissions at an executor of which nothing is known
_TRIES = 3  # how often a broken pool of workers, or a lost gradebook, is tried again


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
    flags: tuple[str, ...] = ()
    lower_assurance: tuple[str, ...] = ()


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
        if beside := sorted({name for one in self.graded for name in one.lower_assurance}):
            told.append(f"Lower assurance: {', '.join(beside)} can only be checked beside the learner's own code.")
        if flagged := [one for one in self.graded if one.flags]:
            told.append(f"{_many(len(flagged))} did something that you may want to look at:")
            told += [f"  {one.learner}: {'; '.join(one.flags)}" for one in flagged]
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
    *,
    executor: Executor | None = None,
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
    executor : concurrent.futures.Executor, optional
        What runs the workers; by default processes on this machine. See :func:`cluster`.

    Raises
    ------
    CourseError
        When the folder, the exercise or the sandbox is not there, another run is at work, or the gradebook or the
        disk can no longer be written; what had been graded by then is kept.
    """
    course = Course.open(folder)
    course.known(assignment)
    if workers is not None and workers < 1:
        raise CourseError(f"{workers} workers asked for; expected 1 or more.")
    kind = _sandbox(sandbox)
    began = time.monotonic()
    with _told_in_words(), _alone(course):
        sweep()
        with _undisturbed():
            _tidy(course, assignment)
            waiting, results = _sort(course, assignment)
        skipped = len(_submitted(course, assignment)) - len(waiting) - len(results)
        workers = min(workers or min(2, os.cpu_count() or 1), max(1, len(waiting)))
        log = read_log(course)
        for one in results:
            _note(course, log, one, kind)
        with _progress(console, assignment, len(waiting)) as advance, Ledger(course, assignment) as ledger:
            for graded in _run(course, assignment, waiting, kind, workers, executor):
                with _undisturbed():
                    one = _kept(ledger, graded)
                    results.append(one)
                    advance()
                    _note(course, log, one, kind)
                    if not one.interrupted:
                        _mark(course, assignment, one.learner).unlink(missing_ok=True)
        _tidy(course, assignment)
    results.sort(key=lambda one: one.learner)
    return Outcome(assignment, tuple(results), skipped, kind, time.monotonic() - began)


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Return an executor that runs workers on a dask cluster, whose machines have this package installed.

    Parameters
    ----------
    address : str
        Of the scheduler, such as ``tcp://10.0.0.1:8786``. Submissions and the cohort's secret travel to it: use a
        network that only graders can reach, or ``tls://``.
    """
    try:
        from distributed import Client
    except ImportError:
        raise CourseError("--cluster needs the extra `cluster`: pip install 'masterclass[cluster]'.") from None
    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise CourseError(f"--cluster {address}: no dask scheduler answers there ({error}).") from None
    with client, client.get_executor(pure=False, retries=_TRIES) as executor:
        yield executor


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
    beside = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name != expected)
    if beside > _MOST_BESIDE:
        return (
            f"{beside / 1e6:,.0f} MB were handed in beside the notebook; at most {_MOST_BESIDE / 1e6:,.0f} MB are read"
        )
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
        raise CourseError(_no_sandbox(problem))
    return "bubblewrap"


def _no_sandbox(problem: str) -> str:
    return f"Nothing was graded: {problem}. Learners' code should run in a sandbox: {cure(problem)}."


def _submitted(course: Course, assignment: str) -> list[str]:
    folder = course.folder / "submitted"
    if not folder.is_dir():
        return []
    return sorted(one.name for one in folder.iterdir() if not one.name.startswith(".") and (one / assignment).is_dir())


def _sort(course: Course, assignment: str) -> tuple[list[str], list[Result]]:
    """Return who waits to be graded, and what cannot be graded."""
    roster = {learner.id for learner in course.learners()}
    waiting, results = [], []
    for learner in _submitted(course, assignment):
        killed = _mark(course, assignment, learner).exists()
        if learner not in roster:
            reason = "not on the roster; add a line for this id and run `masterclass cohort create` again"
            results.append(Result(learner, assignment, "unreadable", reason))
        elif killed or _is_newer(course, learner, assignment):
            if reason := unreadable(course, learner, assignment):
                reason = reason.encode("utf-8", "backslashreplace").decode()  # names of files may be any bytes
                results.append(Result(learner, assignment, "unreadable", reason))
            else:
                waiting.append(learner)
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
            about = path.lstat()
            plain = stat.S_ISREG(about.st_mode) and about.st_nlink == 1
            if not (plain or stat.S_ISDIR(about.st_mode)):
                return str(path.relative_to(folder))
    return "the folder itself" if folder.is_symlink() else None


@contextmanager
def _told_in_words() -> Iterator[None]:
    """Say what to do when the disk is full or the gradebook has gone."""
    try:
        yield
    except (DBAPIError, InvalidEntry) as error:
        raise CourseError(_lost(error)) from None
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise CourseError(
            "The disk is full. What was graded before is kept; make room, run the same command again and it goes on."
        ) from None


def _lost(error: Exception) -> str:
    return (
        f"The gradebook cannot be used ({str(error).strip().splitlines()[0]}). What was graded before is kept; "
        "when the gradebook is back, run the same command again and it goes on."
    )


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
    entry = {key: value for key, value in asdict(one).items() if value not in ("", None, ()) and value is not False}
    entry["seconds"] = round(one.seconds, 2)
    entry |= {"sandbox": sandbox, "version": masterclass.__version__}
    entry["submitted"] = submitted.isoformat() if submitted else None
    last = log.get((one.learner, one.assignment), {})
    passing = ("at", "seconds", "details")
    if one.status != "graded" and _without(last, passing) == _without(entry, passing):
        return
    entry["at"] = datetime.now(UTC).isoformat(timespec="seconds")
    line = json.dumps(entry, ensure_ascii=False).encode() + b"\n"
    with (course.folder / LOG).open("ab+") as file:
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            line = line if file.read(1) == b"\n" else b"\n" + line  # half a line of a run that was killed
        file.write(line)


def _without(entry: dict, names: tuple[str, ...]) -> dict:
    return {name: value for name, value in entry.items() if name not in names}


def _run(
    course: Course,
    assignment: str,
    waiting: list[str],
    sandbox: str,
    workers: int,
    executor: Executor | None,
) -> Iterator[Graded]:
    """Have submissions graded, a few ahead of the workers; in the order in which they are done."""
    if not waiting:
        return
    definition, todo = define(course, assignment), dict.fromkeys(waiting)
    make = partial(_bundle, course, definition, sandbox)
    if executor is not None:
        yield from _hand_out(executor, todo, list(todo), partial(make, None), max(_AWAY, 4 * workers))
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["masterclass.grading.worker", "ipykernel.ipkernel"])
    suspects, tries = [], 0  # who was at the workers when one was killed: they go last, one at a time
    while todo and tries < _TRIES:
        before = len(todo)
        with ProcessPoolExecutor(workers, mp_context=context, initializer=warm_up) as pool:
            first = pool.submit(os.getpid)  # the workers start while the warm processes import
            with _room(course, assignment, sandbox) as room:
                try:
                    first.result()
                    calm = [learner for learner in todo if learner not in suspects]
                    yield from _hand_out(pool, todo, calm, partial(make, room), 2 * workers, suspects)
                    yield from _hand_out(pool, todo, list(todo), partial(make, room), 1)
                except BrokenProcessPool:
                    tries = 1 if len(todo) < before else tries + 1
                finally:
                    pool.shutdown(cancel_futures=True)
    for learner in todo:
        yield Graded(learner, "failed", "the grading process was killed; run this again")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl-C waiting until what is being read or written is whole: a gradebook cut short has things to say."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = threading.Event()
    signal.signal(signal.SIGINT, lambda *_: asked.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked.is_set():
        raise KeyboardInterrupt


def _hand_out(
    executor: Executor,
    todo: dict[str, None],
    learners: list[str],
    make: Callable[[str], Bundle],
    ahead: int,
    suspects: list[str] | None = None,
) -> Iterator[Graded]:
    """Keep ``ahead`` submissions at the workers; take each out of ``todo`` when its result is there.

    Those that were there when a worker was killed are added to ``suspects``.
    """
    left, running = iter(learners), {}
    try:
        while True:
            while len(running) < ahead and (learner := next(left, None)) is not None:
                with _undisturbed():
                    bundle = make(learner)
                running[executor.submit(grade_bundle, bundle)] = learner
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in sorted(done, key=_is_broken):
                learner = running[future]
                result = _result_of(future, learner)
                del running[future]
                todo.pop(learner)
                yield result
    except BrokenProcessPool:
        if suspects is not None:
            suspects += running.values()
        raise
    finally:
        for future in running:
            future.cancel()


def _is_broken(future: Future) -> bool:
    return not future.cancelled() and isinstance(future.exception(), BrokenProcessPool)


def _result_of(future: Future, learner: str) -> Graded:
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except CancelledError:
        return Graded(learner, "failed", "its result did not come back (a lost scheduler, perhaps); run this again")
    except Exception as error:
        return Graded(learner, "failed", f"{type(error).__name__}: {error}")


@contextmanager
def _room(course: Course, assignment: str, sandbox: str) -> Iterator[Room]:
    config = course.config()
    config.FairExecute.sandbox = sandbox
    runner = FairExecute(config=config)
    secret = (course.folder / "secret").read_text().strip()
    source = course.folder / "source" / assignment
    try:
        try:
            room: OpenRoom = runner.open_room(source, secret)
        except SandboxError:  # a warm process that was killed while it started, perhaps
            room = runner.open_room(source, secret)
    except SandboxError as error:
        raise CourseError(_no_sandbox(str(error))) from None
    with room as lent:
        yield lent


def _bundle(course: Course, definition: Definition, sandbox: str, room: Room | None, learner: str) -> Bundle:
    _mark(course, definition.assignment, learner).touch()
    folder = course.folder / "submitted" / learner / definition.assignment
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
    with course.gradebook() as gradebook:
        by_hand = _by_hand(gradebook, definition.assignment, learner)
    return Bundle(definition, learner, files, sandbox, by_hand, room)


def _by_hand(gradebook: Gradebook, assignment: str, learner: str) -> dict[str, dict]:
    """Return what a trainer has marked or written, by notebook and cell."""
    try:
        notebooks = gradebook.find_submission(assignment, learner).notebooks
    except MissingEntry:
        return {}
    found = {}
    for notebook in notebooks:
        for kind, columns in (("grades", ("manual_score", "extra_credit")), ("comments", ("manual_comment",))):
            for one in getattr(notebook, kind):
                told = {name: value for name in columns if (value := getattr(one, name)) is not None}
                if told:
                    found[f"{notebook.name}\0{one.name}"] = told
    return found


# --- what is kept ------------------------------------------------------------------------------------------------


class Ledger:
    """Writes results where they stay: the gradebook, one transaction a submission, and ``autograded/``."""

    def __init__(self, course: Course, assignment: str):
        self._course, self._assignment = course, assignment
        self._gradebook: Gradebook | None = None
        self._permissions = int(str(course.config().Autograde.get("permissions", 444)), 8)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *others: object) -> None:
        if self._gradebook is not None:
            self._gradebook.close()

    def keep(self, graded: Graded) -> tuple[float, float]:
        """Keep one result, whole or not at all; return its points and the most it could have."""
        part = self._written(graded)
        for tries in range(_TRIES):
            try:
                self._gradebook = self._gradebook or self._course.gradebook()
                score = self._record(self._gradebook, graded)
                break
            except (DBAPIError, InvalidEntry, CourseError):
                # Locked, or the connection is lost: once more with a new one.
                self._gradebook, lost = None, self._gradebook
                if lost is not None:
                    with contextlib.suppress(DBAPIError):
                        lost.close()
                if tries == _TRIES - 1:
                    raise
                time.sleep(2**tries)
        self._place(graded.learner, part)
        return score

    def _record(self, gradebook: Gradebook, graded: Graded) -> tuple[float, float]:
        assignment, learner = self._assignment, graded.learner
        timestamp = submitted_at(self._course.folder / "submitted" / learner / assignment)
        with _one_transaction(gradebook):
            told = {} if timestamp is None else {"timestamp": timestamp}
            submission = gradebook.update_or_create_submission(assignment, learner, **told)
            for notebook in submission.notebooks:
                for one in notebook.grades:
                    score = graded.grades.get(f"{notebook.name}\0{one.name}")
                    if score is not None:
                        one.auto_score = score["auto_score"]
                        one.needs_manual_grade = one.manual_score is not None or one.auto_score is None
                for one in notebook.comments:
                    key = f"{notebook.name}\0{one.name}"
                    if key in graded.comments:
                        one.auto_comment = graded.comments[key]
                notebook.late_submission_penalty = graded.penalties.get(notebook.name)
        gradebook.db.expire_all()
        return submission.score, submission.max_score

    def _written(self, graded: Graded) -> Path:
        """Write the graded folder beside its place: the town once on the disk, the rest as the worker made it."""
        source = self._course.folder / "source" / self._assignment
        part = _parts(self._course, self._assignment) / "new" / graded.learner
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        for file in sorted(source.rglob("*")):
            if file.is_file() and file.suffix != ".ipynb":
                copy = part / file.relative_to(source)
                copy.parent.mkdir(parents=True, exist_ok=True)
                try:
                    copy.hardlink_to(file)
                except OSError:  # a file system without hard links
                    shutil.copy(file, copy)
                    copy.chmod(self._permissions)
        for name, content in graded.files.items():
            place = part / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            place.chmod(self._permissions)
        return part

    def _place(self, learner: str, part: Path) -> None:
        place = self._course.folder / "autograded" / learner / self._assignment
        old = part.parents[1] / "old" / learner
        place.parent.mkdir(parents=True, exist_ok=True)
        old.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(old, ignore_errors=True)
        with contextlib.suppress(FileNotFoundError):
            place.replace(old)
        part.replace(place)
        shutil.rmtree(old, ignore_errors=True)


def _kept(ledger: Ledger, graded: Graded) -> Result:
    told = {"seconds": graded.seconds, "flags": graded.flags, "lower_assurance": graded.beside}
    if graded.status != "graded":
        killed = graded.reason.startswith("the grading process was killed")
        told |= {"reason": graded.reason, "details": graded.details, "interrupted": killed}
        return Result(graded.learner, ledger._assignment, graded.status, **told)
    score, most = ledger.keep(graded)
    return Result(graded.learner, ledger._assignment, "graded", score=score, max_score=most, **told)


@contextmanager
def _one_transaction(gradebook: Gradebook) -> Iterator[None]:
    """Let nbgrader's own methods, each of which commits, make one transaction together."""
    session = gradebook.db()
    session.commit = session.flush
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)  # nbgrader's own way of making a submission's rows
            yield
    except BaseException:
        del session.commit
        session.rollback()
        raise
    del session.commit
    session.commit()


def _tidy(course: Course, assignment: str) -> None:
    """Remove what a killed run left half-written; its marks stay, so that it is graded again."""
    (course.folder / ".grading" / assignment).mkdir(parents=True, exist_ok=True)
    shutil.rmtree(course.folder / ".grading" / ".parts", ignore_errors=True)


def _parts(course: Course, assignment: str) -> Path:
    return course.folder / ".grading" / ".parts" / assignment


def _many(number: int) -> str:
    return f"{number} submission{'' if number == 1 else 's'}"
