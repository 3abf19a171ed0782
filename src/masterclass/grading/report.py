"""Tell a trainer how a cohort did: one page to read, two tables to work with, always the same from the same marks."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from statistics import median

import nbformat
from jinja2 import Environment, FileSystemLoader, StrictUndefined
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

import masterclass
from masterclass.errors import CourseError
from masterclass.grading import TEMPLATES
from masterclass.grading.course import Course, write_atomically
from masterclass.grading.engine import read_log, submitted_at, unreadable
from masterclass.grading.feedback import message_of
from masterclass.grading.roster import Learner

_NO_ANSWER = "No response."  # nbgrader's automatic comment on an answer cell that is as it was released


@dataclass
class Work:
    """One learner's work on one exercise."""

    learner: Learner
    assignment: str
    status: str = "not handed in"
    points: float | None = None
    most: float = 0.0
    submitted: datetime | None = None
    reason: str = ""
    sandbox: str = ""
    beside: tuple[str, ...] = ()


@dataclass
class Task:
    """One task, over everybody graded: its visible and its hidden check together."""

    assignment: str
    name: str
    most: float = 0.0
    graded: int = 0
    attempted: int = 0
    right: int = 0
    points: float = 0.0
    messages: Counter = field(default_factory=Counter)

    @property
    def commonest(self) -> tuple[str, int]:
        """The message most often met, and by how many."""
        return min(self.messages.items(), key=lambda item: (-item[1], item[0])) if self.messages else ("", 0)


@dataclass(frozen=True)
class Reported:
    """What :func:`report` did."""

    page: Path
    files: tuple[Path, ...]

    def lines(self) -> list[str]:
        """Tell it in sentences."""
        return [f"The report: {self.page}", f"The same as tables: {', '.join(str(path) for path in self.files)}"]


def report(folder: str | Path, out: str | Path | None = None) -> Reported:
    """Write ``report.html``, ``report.csv`` (a row a learner and exercise) and ``tasks.csv`` (a row a task).

    Parameters
    ----------
    folder : path
        A course folder.
    out : path, optional
        Where to write; by default ``report`` in the course folder.

    Raises
    ------
    CourseError
        When the folder is not a course, or nothing can be written to ``out``.
    """
    course = Course.open(folder)
    out = Path(out).absolute() if out else course.folder / "report"
    works, tasks = collect(course)
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_atomically(out / "report.csv", _csv(_work_rows(works)))
        write_atomically(out / "tasks.csv", _csv(_task_rows(tasks)))
        write_atomically(out / "report.html", _page(course, works, tasks))
    except OSError as error:
        raise CourseError(f"{out}: cannot write the report ({error.strerror}).") from None
    return Reported(out / "report.html", (out / "report.csv", out / "tasks.csv"))


def collect(course: Course) -> tuple[list[Work], list[Task]]:
    """Gather everybody's work and every task from the gradebook, the folder and the run log."""
    learners, log = course.learners(), read_log(course)
    works: list[Work] = []
    tasks: list[Task] = []
    with course.gradebook() as gradebook:
        for assignment in course.exercises():
            cells, most = _cells(gradebook, assignment)
            marks, submitted, late = _marks(gradebook, assignment)
            answers = _unanswered(gradebook, assignment)
            for learner in learners:
                work = Work(learner, assignment, most=most, submitted=submitted.get(learner.id))
                _fill(course, work, marks.get(learner.id), late.get(learner.id, 0.0), log)
                works.append(work)
            graded = {work.learner.id for work in works if work.assignment == assignment and work.points is not None}
            tasks += _tasks(course, assignment, cells, {who: marks[who] for who in sorted(graded)}, answers)
    return sorted(works, key=lambda work: (work.learner.id, work.assignment)), tasks


def _cells(gradebook: Gradebook, assignment: str) -> tuple[dict[str, float], float]:
    """Return the points of every graded cell, in the notebook's order, and their sum."""
    cells = {
        cell.name: cell.max_score
        for notebook in gradebook.find_assignment(assignment).notebooks
        for cell in notebook.grade_cells
    }
    order = {
        cell.name: number
        for notebook in gradebook.find_assignment(assignment).notebooks
        for number, cell in enumerate(notebook.source_cells)
    }
    cells = dict(sorted(cells.items(), key=lambda item: order.get(item[0], 0)))
    return cells, sum(cells.values())


def _marks(gradebook: Gradebook, assignment: str):
    """Return per learner: points by graded cell, when handed in, and what lateness took."""
    marks: dict[str, dict[str, float]] = defaultdict(dict)
    rows = (
        gradebook.db.query(SubmittedAssignment.student_id, GradeCell.name, Grade.score)
        .select_from(Grade)
        .join(GradeCell, Grade.cell_id == GradeCell.id)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment)
    )
    for learner, cell, score in rows:
        marks[learner][cell] = score or 0.0
    submissions = gradebook.find_assignment(assignment).submissions
    submitted = {one.student_id: one.timestamp for one in submissions}
    late = {
        one.student_id: sum(notebook.late_submission_penalty or 0.0 for notebook in one.notebooks)
        for one in submissions
    }
    return marks, submitted, late


def _unanswered(gradebook: Gradebook, assignment: str) -> set[tuple[str, str]]:
    """Return (learner, task) where the answer cell is as it was released."""
    rows = (
        gradebook.db.query(SubmittedAssignment.student_id, SolutionCell.name)
        .select_from(Comment)
        .join(SolutionCell, Comment.cell_id == SolutionCell.id)
        .join(SubmittedNotebook, Comment.notebook_id == SubmittedNotebook.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment, Comment.auto_comment == _NO_ANSWER)
    )
    return {(learner, cell.removesuffix("-answer")) for learner, cell in rows}


def _fill(course: Course, work: Work, marks: dict[str, float] | None, late: float, log: dict) -> None:
    who, assignment = work.learner.id, work.assignment
    entry = log.get((who, assignment), {})
    if marks is not None and (course.folder / "autograded" / who / assignment).is_dir():
        work.status, work.points = "graded", max(0.0, sum(marks.values()) - late)
        if entry.get("status") == "graded":
            work.sandbox, work.beside = entry.get("sandbox", ""), tuple(entry.get("lower_assurance", ()))
            work.reason = "; ".join(entry.get("flags", ()))
    if (course.folder / "submitted" / who / assignment).is_dir():
        work.submitted = work.submitted or submitted_at(course.folder / "submitted" / who / assignment)
        fault = unreadable(course, who, assignment)
        if not fault and entry.get("status") == "unreadable" and work.points is None:
            fault = entry.get("reason", "")
        if fault:
            work.reason = fault if work.points is None else f"a newer one could not be read: {fault}"
            work.status = "could not be read" if work.points is None else work.status
        elif work.points is None:
            failed = entry.get("status") == "failed"
            work.status = "could not be graded" if failed else "waits to be graded"
            work.reason = entry.get("reason", "") if failed else ""


def _tasks(
    course: Course,
    assignment: str,
    cells: dict[str, float],
    marks: dict[str, dict[str, float]],
    unanswered: set[tuple[str, str]],
) -> list[Task]:
    tasks: dict[str, Task] = {}
    for cell, most in cells.items():
        name = cell.removesuffix("-hidden")
        tasks.setdefault(name, Task(assignment, name)).most += most
    for learner, points in marks.items():
        got: dict[str, float] = defaultdict(float)
        for cell, score in points.items():
            got[cell.removesuffix("-hidden")] += score
        messages = _messages(course, learner, assignment) if sum(points.values()) < sum(cells.values()) else {}
        for name, task in tasks.items():
            task.graded += 1
            task.points += got[name]
            task.right += got[name] >= task.most
            if (learner, name) not in unanswered:
                task.attempted += 1
                if name in messages:
                    task.messages[messages[name]] += 1
    return list(tasks.values())


def _messages(course: Course, learner: str, assignment: str) -> dict[str, str]:
    """Return what each failed visible check of a submission said it saw."""
    path = course.folder / "autograded" / learner / assignment / f"{assignment}.ipynb"
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError):
        return {}
    said = {}
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if not about.get("grade") or about.get("solution") or cell.cell_type != "code":
            continue
        for output in cell.outputs:
            if output.output_type == "error" and not about["grade_id"].endswith("-hidden"):
                parts = message_of(output)
                said[about["grade_id"]] = parts[0].removeprefix("What we saw: ") if parts else output.ename
                break
    return said


def _work_rows(works: list[Work]) -> list[list]:
    header = [
        "learner",
        "first_name",
        "last_name",
        "exercise",
        "status",
        "points",
        "of",
        "share",
        "handed_in",
        "reason",
    ]
    rows = [
        [
            work.learner.id,
            work.learner.first_name,
            work.learner.last_name,
            work.assignment,
            work.status,
            "" if work.points is None else _number(work.points),
            _number(work.most),
            "" if work.points is None or not work.most else f"{work.points / work.most:.3f}",
            work.submitted.isoformat(sep=" ", timespec="minutes") if work.submitted else "",
            work.reason,
        ]
        for work in works
    ]
    return [header, *rows]


def _task_rows(tasks: list[Task]) -> list[list]:
    header = ["exercise", "task", "of", "graded", "attempted", "all_right", "share_right", "mean_points"]
    rows = [
        [
            task.assignment,
            task.name,
            _number(task.most),
            task.graded,
            task.attempted,
            task.right,
            f"{task.right / task.graded:.3f}" if task.graded else "",
            f"{task.points / task.graded:.3f}" if task.graded else "",
            task.commonest[1] or "",
            task.commonest[0],
        ]
        for task in tasks
    ]
    return [[*header, "commonest_message_count", "commonest_message"], *rows]


def _csv(rows: list[list]) -> str:
    """Return CSV that a spreadsheet reads as text and numbers, never as a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    for row in rows:
        writer.writerow([f"'{cell}" if str(cell)[:1] in ("=", "+", "-", "@", "\t", "\r") else cell for cell in row])
    return "\ufeff" + file.getvalue()


def _page(course: Course, works: list[Work], tasks: list[Task]) -> str:
    loader = FileSystemLoader([TEMPLATES, TEMPLATES / "feedback"])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters |= {"number": _number, "percent": lambda share: f"{100 * share:.0f}%"}
    exercises = []
    for name in sorted({work.assignment for work in works}):
        mine = [work for work in works if work.assignment == name]
        points = [work.points for work in mine if work.points is not None]
        exercises.append(
            {
                "name": name,
                "title": _title(course, name),
                "most": mine[0].most,
                "graded": len(points),
                "handed_in": sum(work.status != "not handed in" for work in mine),
                "median": median(points) if points else None,
                "tasks": [task for task in tasks if task.assignment == name],
            }
        )
    by_learner: dict[str, list[Work]] = defaultdict(list)
    for work in works:
        by_learner[work.learner.id].append(work)
    handed_in = [work.submitted for work in works if work.submitted]
    return environment.get_template("report.html.j2").render(
        course=course,
        version=masterclass.__version__,
        exercises=exercises,
        learners=list(by_learner.values()),
        most=sum(exercise["most"] for exercise in exercises),
        troubled=[work for work in works if work.reason],
        beside=sorted({name for work in works for name in work.beside}),
        waiting=sum(work.status == "waits to be graded" for work in works),
        sandboxes=Counter(work.sandbox or "not known" for work in works if work.points is not None),
        last=max(handed_in) if handed_in else None,
    )


def _title(course: Course, name: str) -> str:
    notebook = nbformat.read(course.folder / "release" / name / f"{name}.ipynb", as_version=4)
    return notebook.metadata.get("masterclass", {}).get("title", name)


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
