"""Hostile submissions, each followed by an honest one, through the real grader.

Every file in ``attacks/`` is the answer to the task ``shout`` of somebody whose two other answers are right; its first
line says what it tries. It prints REACHED where it got somewhere. The attacks on the notebook and its folder are below.
"""

import ast
import json
import logging
import os
import re
import shutil
import socket
import subprocess
import zipfile
from pathlib import Path

import nbformat
import pytest
import tiny_exercise
from bs4 import BeautifulSoup
from conftest import EXERCISE, RIGHT, SANDBOX, hand_in, make_course, outcome_of, printed

from masterclass.grading import course, engine, feedback, report

pytestmark = pytest.mark.xdist_group("attacks")  # all of them are graded in one run
HERE = Path(__file__).parent / "attacks"
SCRIPTS = sorted(path.stem for path in HERE.glob("*.py"))
ALL = sum(tiny_exercise.points().values())
WITHOUT = ALL - tiny_exercise.points()["shout"]
#: What is deserved where it is not everything but the attacked task.
DESERVED = {"typed-in": WITHOUT + 1}  # the visible check passes, the hidden one does not
UNREADABLE = "unreadable"


def claim_points(notebook, target):
    """Claim points in the metadata, for the checks and for a cell of one's own."""
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata.nbgrader.points = 1000
    extra = nbformat.v4.new_code_cell("1000")
    extra.metadata["nbgrader"] = {
        **notebook.cells[4].metadata.nbgrader,
        "grade_id": "mine",
        "grade": True,
        "points": 99,
    }
    notebook.cells.append(extra)


def skip_checks(notebook, target):
    """Tag the checks so that they are not run."""
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution", "raises-exception"]


def checks_as_text(notebook, target):
    """Turn checks into text."""
    for cell in notebook.cells:
        if cell.metadata.nbgrader.get("grade"):
            cell.cell_type = "markdown"
            cell.pop("outputs", None)
            cell.pop("execution_count", None)


def same_ids(notebook, target):
    """Give every cell the same id."""
    for cell in notebook.cells:
        cell["id"] = "double"


def doubled_checks(notebook, target):
    """Hand in every check twice, the copies empty."""
    for cell in [one for one in notebook.cells if one.metadata.nbgrader.get("grade")]:
        copy = nbformat.from_dict(json.loads(json.dumps(cell)))
        copy.source, copy["id"] = "pass", f"{cell['id']}-again"
        notebook.cells.append(copy)


def strange_marking(notebook, target):
    """Write what is no marking where nbgrader's marking stands."""
    for place, cell in enumerate(notebook.cells):
        cell.metadata["nbgrader"] = [None, "x", {"grade": True}, {"grade_id": 5}, {}][place % 5]


def other_order(notebook, target):
    """Put the cells in the opposite order."""
    notebook.cells.reverse()


def odd_files(notebook, target):
    """Hand in files with odd names, and data of one's own."""
    for name in ("-rf", "a b", "ü.csv", "x;y", "$(touch z)", "new\nline", "x" * 200):
        (target / name).write_text("x")
    (target / "data").mkdir()
    (target / "data" / "schools.csv").write_text("forged")


def bomb(notebook, target):
    """Hand in an archive that grows when it is opened."""
    with zipfile.ZipFile(target / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * 50_000_000)


def symbolic_link(notebook, target):
    """Hand in a link to the gradebook."""
    (target / "marks.db").symlink_to(target.parents[2] / "gradebook.db")


def hard_link(notebook, target):
    """Hand in the gradebook under a second name."""
    (target / "marks.db").hardlink_to(target.parents[2] / "gradebook.db")


def names_of_any_bytes(notebook, target):
    """Hand in files and a folder whose names are no UTF-8."""
    for name in (b"\xff\xfe.csv", b"caf\xe9/\x80.txt", b"more\xff.ipynb"):
        place = target / os.fsdecode(name)
        place.parent.mkdir(exist_ok=True)
        place.write_text("x")


def linked_folder(notebook, target):
    """Hand in a link to the folder of model answers."""
    (target / "more").symlink_to(target.parents[2] / "source")


def pipe(notebook, target):
    """Hand in a pipe that nobody writes to."""
    os.mkfifo(target / "pipe")


def picture(notebook, target):
    """Hand in a picture under the notebook's name."""
    notebook["raw"] = b"\x89PNG\r\n\x1a\n" + bytes(1000)


def deep_json(notebook, target):
    """Hand in a notebook that is nested very deep."""
    notebook["raw"] = b'{"cells": ' + b"[" * 100_000


def huge(notebook, target):
    """Hand in 200 MB."""
    notebook["raw"] = b" " * (200 << 20)


def own_data(notebook, target):
    """Hand in a file among the exercise's data, and read it: no attack, but many do so."""
    (target / "data").mkdir()
    (target / "data" / "mine.csv").write_text("a,b")
    cell = next(one for one in notebook.cells if one.metadata.nbgrader.grade_id == "shout-answer")
    cell.source = "open('data/mine.csv').read(), open('data/schools.csv').read()\n" + RIGHT["shout"]


def file_below_a_file(notebook, target):
    """Hand in a folder in the place of one of the exercise's files."""
    (target / "data" / "schools.csv").mkdir(parents=True)
    (target / "data" / "schools.csv" / "x").write_text("x")


def markup_in_metadata(notebook, target):
    """Write script into the notebook's title, a raw cell and an attachment."""
    notebook.metadata["masterclass"] = {"title": "<script>alert(1)</script>"}
    notebook.metadata["title"] = "</title><script>alert(1)</script>"
    raw = nbformat.v4.new_raw_cell("<script>alert(1)</script>", metadata={"raw_mimetype": "text/html"})
    text = nbformat.v4.new_markdown_cell("![x](attachment:x.svg) <script>alert(1)</script>")
    text["attachments"] = {"x.svg": {"image/svg+xml": "PHN2Zy8+"}, 'y"><script>': {"text/html": "<script>"}}
    notebook.cells += [raw, text]


def metadata_of_another_kind(notebook, target):
    """Write a text where the course's own metadata stands."""
    notebook.metadata["masterclass"] = "x"
    notebook.metadata["masterclass_notes"] = {"a": ["<script>"]}


def ends_again_and_again(notebook, target):
    """End the kernel in many cells after the last answer."""
    notebook.cells += [nbformat.v4.new_code_cell(f"import os\nos._exit({number})") for number in range(8)]


#: What is deserved by each attack on the notebook or its folder, whose answers are right.
EDITS = {
    claim_points: ALL, skip_checks: ALL, checks_as_text: ALL, same_ids: None, doubled_checks: ALL,
    own_data: ALL, file_below_a_file: ALL, markup_in_metadata: ALL, metadata_of_another_kind: ALL,
    ends_again_and_again: ALL, strange_marking: None, other_order: ALL, odd_files: ALL, bomb: ALL,
    symbolic_link: UNREADABLE, hard_link: UNREADABLE, names_of_any_bytes: ALL,
    linked_folder: UNREADABLE, pipe: UNREADABLE, picture: UNREADABLE, deep_json: UNREADABLE, huge: UNREADABLE,
}  # fmt: skip
NAMES = [*SCRIPTS, *(edit.__name__ for edit in EDITS)]


def attacker(name):
    return f"{NAMES.index(name):02d}-a"


def neighbour(name):
    return f"{NAMES.index(name):02d}-b"


@pytest.fixture(scope="session")
def attacked(tmp_path_factory):
    """Everything handed in and graded in one run, fed back and reported."""
    if SANDBOX == "none":
        pytest.skip("no sandbox can be had here, so nobody's program is graded")
    cohort = make_course(
        tmp_path_factory.mktemp("attacked"), [f(name) for name in NAMES for f in (attacker, neighbour)]
    )
    config = cohort.folder / course.CONFIG
    text = config.read_text().replace("Execute.timeout = 60", "Execute.timeout = 3")
    config.write_text(text.replace("FairExecute.memory = 4096", "FairExecute.memory = 400"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        secret = (cohort.folder / "secret").read_bytes().strip()
        sought = secret[:-1] + b"[" + secret[-1:] + b"]"  # a pattern that does not find itself
        start = f"COHORT = {str(cohort.folder)!r}\nPORT = {listener.getsockname()[1]}\nSECRET = {sought!r}\n"
        for name in SCRIPTS:
            hand_in(cohort, attacker(name), RIGHT | {"shout": start + (HERE / f"{name}.py").read_text()})
        for edit, deserved in EDITS.items():
            right = RIGHT if deserved is not WITHOUT else {}
            target = hand_in(cohort, attacker(edit.__name__), right)
            path = target / f"{EXERCISE}.ipynb"
            notebook = nbformat.read(path, as_version=4)
            edit(notebook, target)
            path.write_bytes(notebook["raw"] if "raw" in notebook else json.dumps(notebook).encode())
        for name in NAMES:
            hand_in(cohort, neighbour(name), RIGHT)
        outcome = engine.grade(cohort.folder, EXERCISE)
    for name in ("huge", "deep_json", "picture"):
        shutil.rmtree(cohort.folder / "submitted" / attacker(name))  # they have been judged; the report reads the rest
    logging.disable(logging.INFO)  # nbgrader names every file it copies; the test runner cannot send such names
    feedback.feedback(cohort.folder, EXERCISE)
    logging.disable(logging.NOTSET)
    report.report(cohort.folder)
    return cohort, outcome


def graded_text(cohort, learner):
    path = cohort.folder / "autograded" / learner / EXERCISE / f"{EXERCISE}.ipynb"
    return nbformat.read(path, as_version=4).cells if path.exists() else []


@pytest.mark.parametrize("name", SCRIPTS)
def test_it_reaches_nothing_and_gets_what_its_honest_answers_deserve(attacked, name):
    cohort, outcome = attacked
    result = outcome_of(outcome, attacker(name))
    tries = ast.get_docstring(ast.parse((HERE / f"{name}.py").read_text()))
    reached = [line for cell in graded_text(cohort, attacker(name)) if cell.cell_type == "code"
               for line in printed(cell).splitlines() if line.startswith("REACHED")]  # fmt: skip
    assert not reached, f"{tries} {reached[:5]}"
    if name == "search-own-memory":
        assert any("searched " in printed(cell) for cell in graded_text(cohort, attacker(name)) if "outputs" in cell)
    assert result.status == "graded", result
    assert result.score <= DESERVED.get(name, WITHOUT), f"{tries} It got {result.score} of {result.max_score}."
    flagged = f", told to the trainer: {'; '.join(result.flags)}" if result.flags else ""
    print(f"attack {name}: contained{flagged}")


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_odd_notebook_or_folder_gets_what_it_deserves(attacked, edit):
    result, deserved = outcome_of(attacked[1], attacker(edit.__name__)), EDITS[edit]
    if deserved == UNREADABLE:
        assert result.status == UNREADABLE and result.reason, result
    elif deserved is None:
        assert result.status in ("graded", UNREADABLE), result
        assert (result.score or 0) <= ALL
    else:
        assert (result.status, result.score, result.max_score) == ("graded", deserved, ALL), result
    print(f"attack {edit.__name__}: contained, {result.status} {result.reason}")


@pytest.mark.parametrize("name", NAMES)
def test_the_honest_work_graded_next_gets_its_right_mark(attacked, name):
    result = outcome_of(attacked[1], neighbour(name))
    assert (result.status, result.score) == ("graded", ALL), result


def test_no_process_and_no_file_is_left(attacked):
    processes = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert "left-behind-marker" not in processes
    for folder in ("/tmp", "/dev/shm", "/"):
        assert not (Path(folder) / "left-for-the-next").exists() and not (Path(folder) / "fill").exists()
    assert not list((attacked[0].folder / ".grading" / EXERCISE).iterdir())


def test_feedback_and_report_run_nothing_and_tell_no_hidden_value(attacked):
    pages = [*attacked[0].folder.glob("feedback/*/*/*.html"), attacked[0].folder / "report" / "report.html"]
    assert len(pages) > len(SCRIPTS)
    for page in pages:
        text = re.sub(r'content="[0-9a-f]{64}"', "", page.read_text())  # a digest may hold any digits
        body = text.partition("<body")[2]
        assert not re.search(r"<(script|iframe|object|embed|svg)\b", body, re.I), page
        tags = BeautifulSoup(text, "html.parser").find_all()
        assert not [tag for tag in tags if any(name.lower().startswith("on") for name in tag.attrs)], page
        if attacker("show-markup") not in str(page):  # whose own picture from elsewhere the page's policy refuses
            assert {str(tag.get("src", "data:"))[:5] for tag in tags} == {"data:"}, page
        assert "default-src 'none'" in text, page
        assert "javascript:" not in re.sub(r"<code.*?</code>|<pre.*?</pre>", "", body, flags=re.S | re.I), page
        for hidden in ("zebra", "ZEBRA", "4711", "9422", "hidden-q", "hidden-r"):
            if attacker("find-checks-in-memory") not in str(page):  # who wrote that word into their own cell
                assert hidden not in text, f"{page} tells {hidden}"


def test_the_tally(attacked):
    told = [one for one in attacked[1].results if one.flags or one.status == UNREADABLE]
    print(f"{len(NAMES)} attacks, {len(NAMES)} contained, {len(told)} of them told to the trainer")
    assert len(NAMES) >= 30 and len(told) >= 8
