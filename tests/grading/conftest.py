"""A small cohort with made-up work, and one with odd work, each graded once for all the tests that look at them."""

import atexit
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat
import pytest
import tiny_exercise

from masterclass.grading import course, engine, feedback, report, simulate
from masterclass.grading.sandbox import sandbox_available

EXERCISE = "00-tiny"
SANDBOX = "none" if sandbox_available() else "bubblewrap"
RIGHT = {
    "double": "def double(x):\n    return x + x",
    "shout": "shout = str.upper",
    "count": "def count(names):\n    return len(dict.fromkeys(names))",
}


def write_roster(path, ids):
    rows = "".join(f"{one},Ada,Example {one},{one}@example.org\n" for one in ids)
    path.write_text("id,first_name,last_name,email\n" + rows)
    return path


@cache
def _template():
    """Return a course of nobody: making one takes seconds, mostly nbgrader asking alembic for its version."""
    folder = Path(tempfile.mkdtemp(prefix="mc-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shelf = tiny_exercise.shelve(folder / "shelf", EXERCISE)
    roster = write_roster(folder / "roster.csv", ["ada"])
    return course.create(folder / "cohort", roster, seed=1, people=60, exercises_from=shelf).course.folder


def make_course(folder, ids):
    shutil.copytree(_template(), folder / "cohort")
    made = course.Course.open(folder / "cohort")
    with made.gradebook() as gradebook:
        for one in set(ids) - {"ada"}:
            details = {"first_name": "Ada", "last_name": f"Example {one}", "email": f"{one}@example.org"}
            gradebook.add_student(one, **details)
        if "ada" not in ids:
            gradebook.remove_student("ada")
    return made


def stock_autograde(folder, assignment, settings):
    """Let stock nbgrader grade a course folder, with these settings added to its own; return the finished command."""
    config = folder / course.CONFIG
    config.write_text(config.read_text() + settings)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "MASTERCLASS_SECRET": (folder / "secret").read_text().strip(), "PATH": path}
    command = [sys.executable, "-m", "nbgrader", "autograde", assignment]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def hand_in(cohort, learner, answers=None, *, edit=None, when="2026-03-02 09:00:00.000000 UTC"):
    """Put a submission where `nbgrader collect` would."""
    notebook = nbformat.read(cohort.folder / "release" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4)
    for cell in notebook.cells:
        task = cell.metadata.nbgrader.grade_id.removesuffix("-answer")
        if cell.metadata.nbgrader.solution and task in (answers or {}):
            cell.source = answers[task]
    if edit:
        edit(notebook)
    target = cohort.folder / "submitted" / learner / EXERCISE
    target.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target / f"{EXERCISE}.ipynb")
    (target / "timestamp.txt").write_text(when)
    return target


def graded_notebook(cohort, learner):
    path = cohort.folder / "autograded" / learner / EXERCISE / f"{EXERCISE}.ipynb"
    return {cell.id: cell for cell in nbformat.read(path, as_version=4).cells}


def printed(cell):
    return "".join(output.text for output in cell.outputs if output.output_type == "stream")


def score(cohort, learner):
    with cohort.gradebook() as gradebook:
        return gradebook.find_submission(EXERCISE, learner).score


def snapshot(folder):
    """Return every file's bytes, and the gradebook by its rows."""
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("gradebook.db")
    }
    with sqlite3.connect(folder / "gradebook.db") as database:
        return files, sorted(database.iterdump())


@dataclass
class Ran:
    cohort: course.Course
    outcome: engine.Outcome
    port: int = 0


@pytest.fixture(scope="session")
def ran(tmp_path_factory):
    """Six learners of every simulated kind: created, simulated, graded, fed back and reported. Look, do not change."""
    folder = tmp_path_factory.mktemp("ran")
    cohort = make_course(folder, [f"learner{number}" for number in range(6)])
    simulate.simulate(cohort.folder, 6, seed=4)
    outcome = engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
    feedback.feedback(cohort.folder, EXERCISE)
    report.report(cohort.folder)
    return Ran(cohort, outcome)


@pytest.fixture
def copy_of_ran(ran, tmp_path):
    shutil.copytree(ran.cohort.folder, tmp_path / "cohort", copy_function=shutil.copy2)
    return course.Course.open(tmp_path / "cohort")


PROBE = """
import json, os, socket, sys
def reach(call):
    try:
        return call() and True
    except OSError as error:
        return type(error).__name__
COHORT = {cohort!r}
print(json.dumps({{
    "cohort": os.path.exists(COHORT),
    "exercises": os.path.exists({exercises!r}),
    "home": os.path.exists({home!r}),
    "top": sorted(os.listdir("/")),
    "here": sorted(os.listdir(".")),
    "data": len(open("data/schools.csv").read()) > 100,
    "network": reach(lambda: socket.create_connection(("127.0.0.1", {port}), timeout=2)),
    "processes": sum(name.isdigit() for name in os.listdir("/proc")),
    "environment": reach(lambda: open(os.path.join(sys.prefix, "written"), "w")),
    "change data": reach(lambda: open("data/schools.csv", "w")),
    "own file": reach(lambda: open("mine.txt", "w")),
    "variables": sorted(os.environ),
}}))
def double(x):
    return 2 * x
"""
SPY = """
import os
print(os.environ.get("MASTERCLASS_SECRET"))
def double(x):
    print("double was given", x)
    raise ValueError(f"secret input {x}")
"""
STASH = """
from IPython.display import display
stash, box = [], display("nothing yet", display_id=True)
def double(x):
    if x != 3:
        stash.append(x)
        open("stash.txt", "w").write(str(stash))
        box.update(f"double was given {x}")
        print("double was given", x)
    return 2 * x
"""
TELL = """
def shout(text):
    if text != "ada":
        raise RuntimeError(f"{stash} {text} {text[:6]}\\n{text[6:]} \\x1b[31m{text[:9]}\\x1b[0m{text[9:]} <{text}>")
    return text.upper()
"""
SHOW = """
from IPython.display import HTML, display
display(HTML('<b>bold</b><script>alert(1)</script><img src=x onerror="alert(2)">'))
display(HTML('<meta http-equiv="refresh" content="0"><style>body { display: none }</style>'))
shout = str.upper
"""


@pytest.fixture(scope="session")
def odd(tmp_path_factory):
    """Submissions that are out of the ordinary, graded in one run; a cell may take three seconds there."""
    folder = tmp_path_factory.mktemp("odd")
    ids = "cheerful crowd exits links loops noisy notjson oddcells prober remover spy stasher"
    cohort = make_course(folder, ids.split())
    config = cohort.folder / course.CONFIG
    config.write_text(config.read_text().replace("c.Execute.timeout = 60", "c.Execute.timeout = 3"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        repository = Path(course.__file__).parents[3]
        probe = PROBE.format(
            cohort=str(cohort.folder), exercises=str(repository / "exercises"), home=str(Path.home()), port=port
        )
        hand_in(cohort, "prober", RIGHT | {"double": probe})
        hand_in(cohort, "spy", RIGHT | {"double": SPY, "shout": SHOW})
        hand_in(cohort, "stasher", {"double": STASH, "shout": TELL, "count": TELL + "count = shout"}, edit=_look_back)
        hand_in(cohort, "loops", RIGHT | {"shout": "while True:\n    pass"})
        hand_in(cohort, "exits", RIGHT | {"shout": "import os\nos._exit(0)"})
        hand_in(cohort, "noisy", RIGHT | {"count": "import warnings\n" + _noisy})
        hand_in(cohort, "cheerful", RIGHT, edit=_boast)
        hand_in(cohort, "remover", RIGHT, edit=_remove)
        hand_in(cohort, "stranger", RIGHT)
        linked = hand_in(cohort, "links", RIGHT)
        (linked / "marks.db").symlink_to(cohort.folder / "gradebook.db")
        (hand_in(cohort, "notjson") / f"{EXERCISE}.ipynb").write_bytes(b"\xff\xfenot a notebook")
        crowded = hand_in(cohort, "crowd", RIGHT)
        for number in range(1001):
            (crowded / f"{number}.txt").touch()
        (hand_in(cohort, "oddcells") / f"{EXERCISE}.ipynb").write_text(
            '{"cells": [{"cell_type": "code", "source": "1"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
        )
        outcome = engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
    feedback.feedback(cohort.folder, EXERCISE)
    report.report(cohort.folder)
    return Ran(cohort, outcome, port)


_noisy = "def count(names):\n    warnings.warn('a library grumbles')\n    return len(set(names))"


def _look_back(notebook):
    """Show in a last cell what the hidden checks left behind, had they run before it."""
    source = "import os\nprint(stash, os.path.exists('stash.txt') and open('stash.txt').read())\nstash"
    notebook.cells.append(nbformat.v4.new_code_cell(source))


def _boast(notebook):
    """Change a check, its points and the released text: nbgrader puts them back."""
    for cell in notebook.cells:
        if cell.metadata.nbgrader.grade_id == "double":
            cell.source = "pass"
            cell.metadata.nbgrader.points = 100
    notebook.cells.append(nbformat.v4.new_markdown_cell("<script>alert(3)</script>My own note"))


def _remove(notebook):
    """Delete the set-up and a whole task, and lose what nbgrader wrote about another task's cells."""
    gone = ("setup", "shout")
    notebook.cells = [cell for cell in notebook.cells if not cell.metadata.nbgrader.grade_id.startswith(gone)]
    for cell in notebook.cells:
        if cell.metadata.nbgrader.grade_id.startswith("count"):
            del cell.metadata["nbgrader"]


def outcome_of(outcome, learner):
    (one,) = [one for one in outcome.results if one.learner == learner]
    return one


def probed(odd):
    return json.loads(printed(graded_notebook(odd.cohort, "prober")["double-answer"]).splitlines()[0])
