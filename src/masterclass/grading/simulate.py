"""Make up submissions, for demonstrations and tests: right, partly right, untouched, broken and wrong ones."""

from __future__ import annotations

import base64
import json
import random
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import nbformat

from masterclass.errors import CourseError
from masterclass.grading.course import Course, write_atomically

RECORD = "simulated.json"
KINDS = ("right", "partly right", "untouched", "broken syntax", "wrong file")
_FIRST_DAY = datetime(2026, 3, 2, 9)
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@dataclass(frozen=True)
class Simulated:
    """One made-up submission; ``tasks`` are those answered rightly."""

    learner: str
    assignment: str
    kind: str
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Simulation:
    """What :func:`simulate` did."""

    submissions: tuple[Simulated, ...]
    written: int

    def lines(self) -> list[str]:
        """Tell it in sentences."""
        if not self.written:
            return [f"All {len(self.submissions)} made-up submissions were already there and nothing changed."]
        kinds = Counter(one.kind for one in self.submissions)
        told = ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind])
        return [f"Made up {self.written} submissions. In all: {told}."]


def simulate(folder: str | Path, learners: int, seed: int) -> Simulation:
    """Put made-up submissions for the roster's first learners where ``nbgrader collect`` would put real ones.

    Parameters
    ----------
    folder : path
        A course folder.
    learners : int
        How many of the roster's learners, in order of their ids; each submits every exercise.
    seed : int
        Decides who gets which kind. Among any five learners in a row, each kind occurs once an exercise.

    Raises
    ------
    CourseError
        When the roster is too short, or somebody's own submission would be overwritten.
    """
    course = Course.open(folder)
    roster = [learner.id for learner in course.learners()]
    if not 1 <= learners <= len(roster):
        raise CourseError(f"{learners} learners asked for; the roster of {course.folder} has 1 to {len(roster)}.")
    record = course.folder / RECORD
    before = _earlier(record, seed)
    planned = [
        (course.folder / "submitted" / one.learner / one.assignment, one, files)
        for assignment in course.exercises()
        for one, files in _plan(course, assignment, roster[:learners], seed)
    ]
    ours = {(one["learner"], one["assignment"]) for one in before}
    for target, one, _ in planned:
        if target.exists() and (one.learner, one.assignment) not in ours:
            raise CourseError(
                f"{target}: here is somebody's own submission; it was not overwritten. Use a new course folder."
            )
    planned = [plan for plan in planned if not plan[0].exists()]
    submissions = {(one["learner"], one["assignment"]): one for one in before}
    submissions |= {(one.learner, one.assignment): one.__dict__ | {"tasks": list(one.tasks)} for _, one, _ in planned}
    text = {"seed": seed, "submissions": [submissions[key] for key in sorted(submissions)]}
    write_atomically(record, json.dumps(text, indent=1) + "\n")
    written = sum(_submit(target, files) for target, _, files in planned)
    everything = tuple(Simulated(**one | {"tasks": tuple(one["tasks"])}) for one in text["submissions"])
    return Simulation(everything, written)


def _earlier(record: Path, seed: int) -> list[dict]:
    if not record.exists():
        return []
    before = json.loads(record.read_text(encoding="utf-8"))
    if before["seed"] != seed:
        raise CourseError(
            f"{record}: this course has made-up submissions of seed {before['seed']} already; "
            f"use that seed again, or a new course folder for seed {seed}."
        )
    return before["submissions"]


def _submit(target: Path, files: dict[str, bytes]) -> bool:
    """Write one submission whole or not at all; tell whether that was needed."""
    if target.exists():
        return False
    part = target.with_name(f".{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for name, content in files.items():
        (part / name).write_bytes(content)
    part.replace(target)
    return True


def _plan(course: Course, assignment: str, roster: list[str], seed: int):
    released = course.folder / "release" / assignment / f"{assignment}.ipynb"
    answers = _model_answers(course.folder / "source" / assignment / f"{assignment}.ipynb")
    kinds: list[str] = []
    for number, learner in enumerate(roster):
        if number % len(KINDS) == 0:
            block = list(KINDS)
            random.Random(f"{seed}/{assignment}/{number}").shuffle(block)
            kinds += block
        rng = random.Random(f"{seed}/{assignment}/{learner}")
        kind, right, broken = kinds[number], (), None
        if kind == "right":
            right = tuple(answers)
        elif kind == "partly right":
            right = tuple(sorted(rng.sample(list(answers), rng.randint(1, max(1, len(answers) - 1)))))
        elif kind == "broken syntax":
            broken = rng.choice(list(answers))
            right = tuple(task for task in answers if task != broken)
        when = _FIRST_DAY + timedelta(minutes=rng.randint(0, 10 * 24 * 60))
        files = {"timestamp.txt": f"{when:%Y-%m-%d %H:%M:%S}.000000 UTC".encode()}
        if kind == "wrong file" and rng.random() < 0.5:
            files["photo-of-my-screen.png"] = _PIXEL
        else:
            name = "Untitled.ipynb" if kind == "wrong file" else f"{assignment}.ipynb"
            files[name] = _answered(released, {task: answers[task] for task in right}, broken)
        yield Simulated(learner, assignment, kind, right), files


def _model_answers(source: Path) -> dict[str, str]:
    """Return each task's answer in the instructor version."""
    answers = {}
    for cell in nbformat.read(source, as_version=4).cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution") and not about.get("grade"):
            lines = [line for line in cell.source.splitlines() if line.strip() not in _MARKS]
            answers[about["grade_id"].removesuffix("-answer")] = "\n".join(lines)
    if not answers:
        raise CourseError(f"{source}: no answer cells in it (solution cells of nbgrader).")
    return answers


_MARKS = ("### BEGIN SOLUTION", "### END SOLUTION")


def _answered(released: Path, answers: dict[str, str], broken: str | None) -> bytes:
    notebook = nbformat.read(released, as_version=4)
    for cell in notebook.cells:
        task = cell.metadata.get("nbgrader", {}).get("grade_id", "").removesuffix("-answer")
        if not cell.metadata.get("nbgrader", {}).get("solution"):
            continue
        if task in answers:
            cell.source = answers[task]
        elif task == broken:
            cell.source += "\nanswer = (1 +\n"
    return (nbformat.writes(notebook) + "\n").encode()
