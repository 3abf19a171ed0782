"""Tell a trainer how a cohort did: a page, tables, a sheet to pass on, and a record of learning for who passed.

The same marks give the same files, byte for byte.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import StatisticsError, correlation, fmean, median, stdev

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SolutionCell,
    SubmittedAssignment,
    SubmittedNotebook,
)
from scipy.special import stdtrit

import masterclass
from masterclass.errors import CourseError
from masterclass.grading.course import COHORT, Course, write_atomically
from masterclass.grading.engine import LOG, submitted_at
from masterclass.grading.feedback import message_of
from masterclass.grading.records import Passed, Record, Written, readable, rendered, write_records
from masterclass.grading.roster import Learner

BEFORE, AFTER = "00-before-you-start", "99-what-has-changed"
PASS_SHARE = 0.6
LEAST = 10  # people: fewer tell more about chance, and about themselves, than about a task
HIDDEN = "not told"
_TOLD = 15  # people: what rounding to tens needs, so that no group of 1 to 9 can be worked out
_NO_ANSWER = "No response."  # nbgrader's automatic comment on an answer cell that is as it was released
_LONGEST_MESSAGE = 300
_MOST_MESSAGES = 3
_NEARLY = 1e-9  # points are sums of floats


@dataclass
class Work:
    """One learner's work on one exercise.

    ``raw`` is before lateness took its part; ``seconds_late`` and ``penalty`` say what lateness there was.
    """

    learner: Learner
    assignment: str
    status: str = "not handed in"
    points: float | None = None
    raw: float | None = None
    most: float = 0.0
    passed: bool = False
    submitted: datetime | None = None
    seconds_late: float = 0.0
    penalty: float = 0.0
    by_hand: bool = False
    waits: bool = False
    reason: str = ""
    flags: tuple[str, ...] = ()
    sandbox: str = ""
    version: str = ""
    beside: tuple[str, ...] = ()

    @property
    def late(self) -> str:
        """How late it was handed in, in words, or nothing."""
        days, rest = divmod(math.ceil(self.seconds_late / 60), 24 * 60)
        parts = [(days, "day"), (rest // 60, "hour"), (rest % 60, "minute")]
        told = [f"{number:,} {word}{'' if number == 1 else 's'}" for number, word in parts if number]
        return " ".join(told[:2])


@dataclass
class Task:
    """One task, over everybody graded: its visible and its hidden check together."""

    assignment: str
    name: str
    most: float = 0.0
    graded: int = 0
    attempted: int = 0
    right: int = 0
    mean: float = 0.0
    discrimination: float | None = None
    no_discrimination: str = ""
    beside: bool = False
    messages: Counter = field(default_factory=Counter)

    @property
    def commonest(self) -> list[tuple[str, int]]:
        """Messages of failed checks with how many learners met each, the commonest first."""
        return sorted(self.messages.items(), key=lambda item: (-item[1], item[0]))


@dataclass(frozen=True)
class Change:
    """How shares of points differ between the exercises before and after a course, over who did both.

    ``moved`` counts learners whose share is not the same; ``low`` and ``high`` bound a 95% interval of the mean.
    """

    pairs: int
    moved: int = 0
    mean: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Cohort:
    """Everything that a report tells."""

    course: Course
    pass_share: float
    exercises: list[dict]
    learners: list[Learner]
    works: list[Work]
    tasks: list[Task]
    change: Change | None
    strangers: tuple[tuple[str, str], ...]

    @property
    def counted(self) -> list[str]:
        """Exercises that count towards passing the course."""
        return [exercise["name"] for exercise in self.exercises if exercise["name"] != BEFORE]


@dataclass(frozen=True)
class Standing:
    """Where one learner stands in the whole course."""

    learner: Learner
    works: list[Work]
    points: float
    most: float
    passed: bool
    change: float | None


@dataclass(frozen=True)
class Reported:
    """What :func:`report` did."""

    page: Path
    files: tuple[Path, ...]
    sheet: Path
    records: Written
    flagged: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Tell it in sentences."""
        told = [f"The report: {self.page}", f"The same as tables: {', '.join(str(path) for path in self.files)}"]
        told.append(f"To pass on, with nothing about fewer than {LEAST} people: {self.sheet}")
        told += self.records.lines()
        if flagged := [learner for learner in self.flagged if learner in self.records.learners]:
            told.append(f"Before you hand out records: the report tells what grading noticed of {', '.join(flagged)}.")
        return told


def report(folder: str | Path, out: str | Path | None = None) -> Reported:
    """Write a cohort's report.

    ``report.html`` is for the trainer; ``report.csv`` has a row a learner and exercise, ``learners.csv`` a row a
    learner, ``tasks.csv`` a row a task and ``messages.csv`` a row a message of a failed check; ``to-pass-on.html`` and
    ``.csv`` are for others; ``records/`` has a record of learning for each learner who passed.

    Parameters
    ----------
    folder : path
        A course folder. ``pass_share`` in its ``cohort.json`` is the share of points that passes, 0.6 by default.
    out : path, optional
        Where to write; by default ``report`` in the course folder.

    Raises
    ------
    CourseError
        When the folder is not a course, its pass mark is none, or nothing can be written to ``out``.
    """
    cohort = collect(Course.open(folder))
    out = Path(out).absolute() if out else cohort.course.folder / "report"
    standings = _standings(cohort)
    tables = {
        "report.csv": _work_rows(cohort.works),
        "learners.csv": _learner_rows(standings),
        "tasks.csv": _task_rows(cohort.tasks),
        "messages.csv": _message_rows(cohort.tasks),
    }
    sheet = sheet_rows(cohort, standings)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, rows in tables.items():
            write_atomically(out / name, _csv(rows))
        write_atomically(out / "to-pass-on.csv", _csv(sheet))
        write_atomically(out / "to-pass-on.html", _sheet(cohort, sheet))
        records = write_records(out / "records", _records(cohort, standings))
        write_atomically(out / "report.html", _page(cohort, standings))
    except OSError as error:
        raise CourseError(f"{out}: cannot write the report ({error.strerror}).") from None
    flagged = tuple(sorted({work.learner.id for work in cohort.works if work.flags}))
    return Reported(
        out / "report.html", tuple(out / name for name in tables), out / "to-pass-on.html", records, flagged
    )


# --- what there is to tell ---------------------------------------------------------------------------------------


def collect(course: Course) -> Cohort:
    """Gather everybody's work and every task from the gradebook, the folder and the run log."""
    share = pass_share(course)
    learners, (last, graded) = course.learners(), _read_log(course)
    exercises, works, tasks = [], [], []
    with course.gradebook() as gradebook:
        for name in course.exercises():
            source = _source(course, name)
            points = _points(gradebook, name, source)
            marks, by_hand = _marks(gradebook, name)
            rows, due = _submissions(gradebook, name)
            mine = []
            for learner in learners:
                work, key = Work(learner, name, most=math.fsum(points.values())), (learner.id, name)
                handed_in = _fill(course, work, marks.get(learner.id), rows.get(learner.id), due)
                _add_log(work, handed_in, last.get(key, {}), graded.get(key, {}))
                work.passed = work.points is not None and work.points >= share * work.most - _NEARLY
                work.by_hand = work.points is not None and learner.id in by_hand
                mine.append(work)
            marks = {work.learner.id: marks[work.learner.id] for work in mine if work.points is not None}
            tasks += _tasks(course, name, points, marks, _unanswered(gradebook, name))
            _add_beside(tasks, mine)
            exercises.append(_exercise(name, source, mine, points))
            works += mine
    known = {learner.id for learner in learners}
    strangers = sorted(key for key in last if key[0] not in known and _submitted(course, *key).is_dir())
    works.sort(key=lambda work: (work.learner.id, work.assignment))
    return Cohort(course, share, exercises, learners, works, tasks, _change(works), tuple(strangers))


def pass_share(course: Course) -> float:
    """Return the share of points that passes, as the course's ``cohort.json`` says."""
    path = course.folder / COHORT
    share = json.loads(path.read_text(encoding="utf-8")).get("pass_share", PASS_SHARE)
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 < share <= 1:
        raise CourseError(f"{path}: pass_share is {share!r}. Give a number above 0 and up to 1, such as {PASS_SHARE}.")
    return float(share)


def _read_log(course: Course) -> tuple[dict[tuple[str, str], dict], dict[tuple[str, str], dict]]:
    """Return the last entry of every learner and exercise in the run log, and the last that gave a mark."""
    last, graded = {}, {}
    path = course.folder / LOG
    if path.exists():
        with path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                try:
                    entry = json.loads(line)
                    key = entry["learner"], entry["assignment"]
                except (ValueError, KeyError, TypeError):
                    continue  # the last line of a run that was killed
                last[key] = entry
                if entry.get("status") == "graded":
                    graded[key] = entry
    return last, graded


def _source(course: Course, name: str) -> dict:
    """Return an exercise's instructor version, which knows the order of its cells and what it is about."""
    for folder in ("source", "release"):
        try:
            return json.loads((course.folder / folder / name / f"{name}.ipynb").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
    raise CourseError(
        f"{course.folder / 'source' / name}: no readable notebook {name}.ipynb. Put it back from a backup."
    )


def _points(gradebook: Gradebook, name: str, source: dict) -> dict[str, float]:
    """Return the points of every graded cell, in the notebook's order: a database keeps none."""
    rows = (
        gradebook.db.query(GradeCell.name, GradeCell.max_score)
        .select_from(GradeCell)
        .join(Notebook, GradeCell.notebook_id == Notebook.id)
        .join(Assignment, Notebook.assignment_id == Assignment.id)
        .filter(Assignment.name == name)
    )
    ids = [cell.get("metadata", {}).get("nbgrader", {}).get("grade_id") for cell in source.get("cells", [])]
    order = {grade_id: number for number, grade_id in enumerate(ids)}
    return dict(
        sorted(((cell, most or 0.0) for cell, most in rows), key=lambda one: (order.get(one[0], len(ids)), one))
    )


def _marks(gradebook: Gradebook, name: str) -> tuple[dict[str, dict[str, float]], set[str]]:
    """Return points by learner and graded cell, and whose work waits for a mark by hand or a second look at it."""
    marks: dict[str, dict[str, float]] = defaultdict(dict)
    by_hand = set()
    rows = (
        gradebook.db.query(SubmittedAssignment.student_id, GradeCell.name, Grade.score, Grade.needs_manual_grade)
        .select_from(Grade)
        .join(GradeCell, Grade.cell_id == GradeCell.id)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == name)
    )
    for learner, cell, score, needs in rows:
        marks[learner][cell] = score or 0.0
        if needs:
            by_hand.add(learner)
    return marks, by_hand


def _submissions(gradebook: Gradebook, name: str) -> tuple[dict[str, tuple], datetime | None]:
    """Return when each learner handed in, their extension and what lateness took; and when the exercise is due."""
    rows = (
        gradebook.db.query(
            SubmittedAssignment.student_id,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
            SubmittedNotebook.late_submission_penalty,
        )
        .select_from(SubmittedAssignment)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == name)
    )
    found: dict[str, tuple] = {}
    for learner, when, extension, penalty in rows:
        found[learner] = (when, extension, (penalty or 0.0) + (found[learner][2] if learner in found else 0.0))
    return found, gradebook.find_assignment(name).duedate


def _unanswered(gradebook: Gradebook, name: str) -> set[tuple[str, str]]:
    """Return (learner, task) where the answer cell is as it was released."""
    rows = (
        gradebook.db.query(SubmittedAssignment.student_id, SolutionCell.name)
        .select_from(Comment)
        .join(SolutionCell, Comment.cell_id == SolutionCell.id)
        .join(SubmittedNotebook, Comment.notebook_id == SubmittedNotebook.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == name, Comment.auto_comment == _NO_ANSWER)
    )
    return {(learner, cell.removesuffix("-answer")) for learner, cell in rows}


def _submitted(course: Course, learner: str, assignment: str) -> Path:
    return course.folder / "submitted" / learner / assignment


def _fill(
    course: Course, work: Work, marks: dict[str, float] | None, row: tuple | None, due: datetime | None
) -> datetime | None:
    """Add what the gradebook and the folder know; return when what lies in ``submitted/`` was handed in."""
    when, extension, penalty = row or (None, None, 0.0)
    done = course.folder / "autograded" / work.learner.id / work.assignment
    new = _submitted(course, work.learner.id, work.assignment)
    if marks is not None and done.is_dir():
        work.status, work.raw, work.submitted = "graded", math.fsum(marks.values()), when
        work.points, work.penalty = max(0.0, work.raw - penalty), penalty
    handed_in = submitted_at(new)
    if new.is_dir():
        if work.points is None:
            work.status, work.waits, work.submitted = "waits to be graded", True, handed_in or when
        elif handed_in and (before := submitted_at(done)) and handed_in > before:
            work.waits, work.reason = True, "a newer one waits to be graded"
    if work.submitted and due:
        work.seconds_late = max(0.0, (work.submitted - due - (extension or timedelta())).total_seconds())
    return handed_in


def _add_log(work: Work, handed_in: datetime | None, last: dict, graded: dict) -> None:
    """Add what the run log knows of the mark, and of the submission that waits if it was tried."""
    if work.points is not None and graded.get("submitted") == _logged(work.submitted):
        work.sandbox, work.version = str(graded.get("sandbox", "")), str(graded.get("version", ""))
        work.flags = tuple(readable(str(flag), _LONGEST_MESSAGE) for flag in graded.get("flags") or ())
        work.beside = tuple(map(str, graded.get("lower_assurance") or ()))
    tried = {"unreadable": "read", "failed": "graded"}.get(last.get("status", ""))
    if not work.waits or tried is None or last.get("submitted") != _logged(handed_in):
        return
    work.waits, work.reason = False, readable(str(last.get("reason", "")), _LONGEST_MESSAGE)
    if work.points is None:
        work.status = f"could not be {tried}"
    else:
        work.reason = f"a newer one could not be {tried}: {work.reason}"


def _logged(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _tasks(
    course: Course,
    assignment: str,
    points: dict[str, float],
    marks: dict[str, dict[str, float]],
    unanswered: set[tuple[str, str]],
) -> list[Task]:
    tasks: dict[str, Task] = {}
    for cell, most in points.items():
        name = _task_of(cell)
        tasks.setdefault(name, Task(assignment, name)).most += most
    got: dict[str, list[float]] = {name: [] for name in tasks}
    for learner in sorted(marks):
        mine: dict[str, float] = defaultdict(float)
        for cell in points:
            mine[_task_of(cell)] += marks[learner].get(cell, 0.0)
        lost = [name for name, task in tasks.items() if mine[name] < task.most - _NEARLY]
        messages = _messages(course, learner, assignment) if lost else {}
        for name, task in tasks.items():
            got[name].append(mine[name])
            if (learner, name) not in unanswered:
                task.attempted += 1
                if name in messages and name in lost:
                    task.messages[messages[name]] += 1
    totals = [math.fsum(shares) for shares in zip(*got.values(), strict=True)]
    for name, task in tasks.items():
        right = [points >= task.most - _NEARLY for points in got[name]]
        task.graded, task.right = len(right), sum(right)
        task.mean = math.fsum(got[name]) / len(right) if right else 0.0
        rest = [total - points for total, points in zip(totals, got[name], strict=True)]
        task.discrimination, task.no_discrimination = _discrimination(right, rest if len(tasks) > 1 else [])
    return list(tasks.values())


def _task_of(cell: str) -> str:
    return cell.removesuffix("-hidden")


def _discrimination(right: list[bool], rest: list[float]) -> tuple[float | None, str]:
    """Return the point-biserial correlation of a task with the rest of its exercise, or why there is none."""
    if len(right) < LEAST:
        return None, f"fewer than {LEAST} graded"
    if len(set(right)) == 1:
        return None, "all right" if right[0] else "none right"
    try:
        return correlation([float(one) for one in right], rest), ""
    except StatisticsError:
        return None, "the rest is the same for all" if rest else "the only task"


def _messages(course: Course, learner: str, assignment: str) -> dict[str, str]:
    """Return what the first failed check of each task said: the visible one, or else the hidden one."""
    path = course.folder / "autograded" / learner / assignment / f"{assignment}.ipynb"
    try:
        cells = json.loads(path.read_bytes())["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    said: dict[str, str] = {}
    for cell in cells:
        about = cell.get("metadata", {}).get("nbgrader", {})
        if not about.get("grade") or about.get("solution") or cell.get("cell_type") != "code":
            continue
        error = next((output for output in cell.get("outputs", []) if output.get("output_type") == "error"), None)
        if error is not None:
            parts = message_of(error)
            told = parts[0].removeprefix("What we saw: ") if parts else str(error.get("ename", ""))
            said.setdefault(_task_of(about["grade_id"]), readable(told, _LONGEST_MESSAGE))
    return said


def _add_beside(tasks: list[Task], works: list[Work]) -> None:
    beside = {(work.assignment, _task_of(cell)) for work in works for cell in work.beside}
    for task in tasks:
        task.beside = task.beside or (task.assignment, task.name) in beside


def _exercise(name: str, source: dict, works: list[Work], points: dict[str, float]) -> dict:
    about = source.get("metadata", {}).get("masterclass", {})
    marks = [work.points for work in works if work.points is not None]
    return {
        "name": name,
        "title": str(about.get("title", name)),
        "minutes": int(about.get("minutes", 0)),
        "outcomes": tuple(map(str, about.get("outcomes", ()))),
        "most": math.fsum(points.values()),
        "graded": len(marks),
        "handed_in": sum(work.status != "not handed in" for work in works),
        "passed": sum(work.passed for work in works),
        "median": median(marks) if marks else None,
    }


def _share(work: Work) -> float | None:
    """Return the share of points without what lateness took, which is no lack of knowledge."""
    return work.raw / work.most if work.raw is not None and work.most else None


def _changes(works: Iterable[Work]) -> dict[str, float]:
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for work in works:
        if work.assignment in (BEFORE, AFTER) and (share := _share(work)) is not None:
            shares[work.learner.id][work.assignment] = share
    return {learner: both[AFTER] - both[BEFORE] for learner, both in sorted(shares.items()) if len(both) == 2}


def _change(works: list[Work]) -> Change | None:
    if not {BEFORE, AFTER} <= {work.assignment for work in works}:
        return None
    changes = list(_changes(works).values())
    moved = sum(abs(change) > _NEARLY for change in changes)
    if len(changes) < LEAST:
        return Change(len(changes), moved)
    mean = fmean(changes)
    half = float(stdtrit(len(changes) - 1, 0.975)) * stdev(changes) / math.sqrt(len(changes))
    return Change(len(changes), moved, mean, mean - half, mean + half)


def _standings(cohort: Cohort) -> list[Standing]:
    by_learner: dict[str, list[Work]] = {learner.id: [] for learner in cohort.learners}
    for work in cohort.works:
        by_learner[work.learner.id].append(work)
    changes, most = _changes(cohort.works), math.fsum(one["most"] for one in cohort.exercises if one["name"] != BEFORE)
    standings = []
    for learner in cohort.learners:
        works = by_learner[learner.id]
        points = math.fsum(work.points or 0.0 for work in works if work.assignment != BEFORE)
        passed = most > 0 and points >= cohort.pass_share * most - _NEARLY
        standings.append(Standing(learner, works, points, most, passed, changes.get(learner.id)))
    return standings


# --- tables and pages --------------------------------------------------------------------------------------------


def _name(learner: Learner) -> str:
    return f"{learner.first_name} {learner.last_name}".strip()


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def _when(moment: datetime | None) -> str:
    return moment.isoformat(sep=" ", timespec="minutes") if moment else ""


def _work_rows(works: list[Work]) -> list[list]:
    columns: dict[str, Callable[[Work], object]] = {
        "learner": lambda work: work.learner.id,
        "first_name": lambda work: work.learner.first_name,
        "last_name": lambda work: work.learner.last_name,
        "exercise": lambda work: work.assignment,
        "status": lambda work: work.status,
        "points": lambda work: "" if work.points is None else _number(work.points),
        "of": lambda work: _number(work.most),
        "share": lambda work: "" if work.points is None or not work.most else f"{work.points / work.most:.3f}",
        "passed": lambda work: "" if work.points is None else _yes(work.passed),
        "handed_in": lambda work: _when(work.submitted),
        "minutes_late": lambda work: math.ceil(work.seconds_late / 60) or "",
        "points_off_for_lateness": lambda work: _number(work.penalty) if work.penalty else "",
        "mark_by_hand": lambda work: "waits" if work.by_hand else "",
        "reason": lambda work: work.reason,
        "noticed": lambda work: "; ".join(work.flags),
        "sandbox": lambda work: "" if work.points is None else work.sandbox or "not known",
        "graded_with": lambda work: work.version,
    }
    return [list(columns), *([tell(work) for tell in columns.values()] for work in works)]


def _learner_rows(standings: list[Standing]) -> list[list]:
    header = ["learner", "first_name", "last_name", "handed_in", "graded", "points", "of", "share", "passed", "change"]
    rows = [
        [
            one.learner.id,
            one.learner.first_name,
            one.learner.last_name,
            sum(work.status != "not handed in" for work in one.works),
            sum(work.points is not None for work in one.works),
            _number(one.points),
            _number(one.most),
            f"{one.points / one.most:.3f}" if one.most else "",
            _yes(one.passed),
            "" if one.change is None else f"{one.change:.3f}",
        ]
        for one in standings
    ]
    return [header, *rows]


def _task_rows(tasks: list[Task]) -> list[list]:
    header = ["exercise", "task", "of", "graded", "attempted", "all_right", "share_right", "mean_points"]
    header += ["discrimination", "no_discrimination_because", "lower_assurance", "commonest_message_count"]
    rows = [
        [
            task.assignment,
            task.name,
            _number(task.most),
            task.graded,
            task.attempted,
            task.right,
            f"{task.right / task.graded:.3f}" if task.graded else "",
            f"{task.mean:.3f}" if task.graded else "",
            "" if task.discrimination is None else f"{task.discrimination:.2f}",
            task.no_discrimination,
            _yes(task.beside),
            task.commonest[0][1] if task.messages else "",
            task.commonest[0][0] if task.messages else "",
        ]
        for task in tasks
    ]
    return [[*header, "commonest_message"], *rows]


def _message_rows(tasks: list[Task]) -> list[list]:
    rows = [[task.assignment, task.name, number, message] for task in tasks for message, number in task.commonest]
    return [["exercise", "task", "learners", "message"], *rows]


def _csv(rows: list[list]) -> str:
    """Return CSV that a spreadsheet reads as text and numbers, never as a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    for row in rows:
        writer.writerow([f"'{cell}" if _acts(str(cell)) else cell for cell in row])
    return "\ufeff" + file.getvalue()


def _acts(cell: str) -> bool:
    return cell.lstrip(" ")[:1] in tuple("=+-@\t\r\n＝＋－＠") and not re.fullmatch(r"[+-]\d+(\.\d+)?", cell)


def _page(cohort: Cohort, standings: list[Standing]) -> str:
    works = cohort.works
    graded = [work for work in works if work.points is not None]
    handed_in = [work.submitted for work in works if work.submitted]
    beside = {name: sorted({cell for work in works if work.assignment == name for cell in work.beside}) for name in
              (exercise["name"] for exercise in cohort.exercises)}  # fmt: skip
    return rendered(
        "report.html.j2",
        cohort=cohort,
        course=cohort.course,
        version=masterclass.__version__,
        standings=standings,
        least=LEAST,
        before=BEFORE,
        after=AFTER,
        most_messages=_MOST_MESSAGES,
        most=standings[0].most if standings else 0.0,
        troubled=[work for work in works if work.reason],
        late=[work for work in works if work.seconds_late],
        flagged=[work for work in works if work.flags],
        by_hand=[work for work in works if work.by_hand],
        waiting=sum(work.waits for work in works),
        beside={name: cells for name, cells in beside.items() if cells},
        sandboxes=Counter(work.sandbox or "not known" for work in graded),
        versions=Counter(work.version or "not known" for work in graded),
        last=max(handed_in) if handed_in else None,
    )


def _records(cohort: Cohort, standings: list[Standing]) -> list[Record]:
    about = {exercise["name"]: exercise for exercise in cohort.exercises}
    records = []
    for one in standings:
        works = [work for work in one.works if work.passed and work.assignment != BEFORE]
        if not one.passed or not works:
            continue
        passed = [about[work.assignment] for work in works]
        exercises = zip(passed, works, strict=True)
        records.append(
            Record(
                learner=one.learner.id,
                name=_name(one.learner),
                cohort=cohort.course.course_id,
                exercises=tuple(
                    Passed(ex["title"], _number(work.points), _number(work.most)) for ex, work in exercises
                ),
                minutes=sum(exercise["minutes"] for exercise in passed),
                outcomes=tuple(dict.fromkeys(outcome for exercise in passed for outcome in exercise["outcomes"])),
                version=cohort.course.version,
                last=max((work.submitted for work in works if work.submitted), default=None),
            )
        )
    return records


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


# --- the sheet that may be passed on -----------------------------------------------------------------------------


def told_whole(people: int) -> str:
    """Return how a whole (who is on the roster, handed in, was graded) is told: to the nearest ten."""
    return f"under {_TOLD}" if people < _TOLD else str((people + LEAST // 2) // LEAST * LEAST)


def told_part(people: int, *wholes: int) -> str:
    """Return how a part of some wholes is told: to the nearest ten, or not where it or any rest is small.

    Rounding alone would not do: who knows which tasks make a pass could narrow the rest of one group down by others.
    With at least 15 on both sides, every group of 1 to 9 people may as well be nobody, or ten people and more.
    """
    return HIDDEN if min(people, *(whole - people for whole in wholes)) < _TOLD else told_whole(people)


def sheet_rows(cohort: Cohort, standings: list[Standing]) -> list[list[str]]:
    """Return a row a group that the sheet tells of: exercise, task, which group, and how many people are in it."""
    rows = [["exercise", "task", "group", "people"]]
    wholes = [len(standings), *(one["graded"] for one in cohort.exercises if one["name"] in cohort.counted)]
    rows.append(["", "", "on the roster", told_whole(len(standings))])
    rows.append(["", "", "passed the course", told_part(sum(one.passed for one in standings), *wholes)])
    for exercise in cohort.exercises:
        name, graded = exercise["name"], exercise["graded"]
        rows.append([name, "", "handed in", told_whole(exercise["handed_in"])])
        rows.append([name, "", "graded", told_whole(graded)])
        rows.append([name, "", "passed", told_part(exercise["passed"], graded)])
        tasks = [task for task in cohort.tasks if task.assignment == name]
        rows += [[name, task.name, "right", told_part(task.right, graded)] for task in tasks]
    if (change := _change_to_tell(cohort)) is not None:
        for what, value in zip(("mean", "low", "high"), change, strict=True):
            rows.append(["", "", f"change in percentage points ({what})", value])
    return rows


def _change_to_tell(cohort: Cohort) -> tuple[str, str, str] | None:
    """Return the change as whole percentage points, if at least ten people's shares differ."""
    change = cohort.change
    if change is None or change.mean is None or change.moved < LEAST:
        return None
    return tuple(f"{round(100 * value):+d}".replace("+0", "0") for value in (change.mean, change.low, change.high))


def _sheet(cohort: Cohort, rows: list[list[str]]) -> str:
    told = {(exercise, task, group): people for exercise, task, group, people in rows[1:]}
    return rendered(
        "to-pass-on.html.j2",
        cohort=cohort,
        told=told,
        change=_change_to_tell(cohort),
        least=LEAST,
        fewest=_TOLD,
        version=masterclass.__version__,
        before=BEFORE,
        after=AFTER,
    )
