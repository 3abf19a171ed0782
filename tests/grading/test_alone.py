"""Learning alone gives a cohort's points and feedback, on any system, and touches nobody's work."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import kept
import nbformat
import pytest
import tiny_exercise
from conftest import EXERCISE, RIGHT, SANDBOX, _remove, write_roster

import masterclass
from masterclass import alone, datasets
from masterclass.errors import CourseError
from masterclass.grading import course, engine

#: What Windows has not: modules, and what is in modules that it has.
LINUX_ONLY = {"fcntl", "pwd", "grp", "resource", "termios", "pty", "tty", "posix", "pyseccomp"}
PARTS = {
    "os": ["fork", "forkpty", "memfd_create", "pidfd_open", "unshare", "setns", "chroot", "killpg", "setresuid"],
    "multiprocessing.context": ["ForkServerContext", "ForkServerProcess", "ForkContext", "ForkProcess"],
    "signal": ["SIGKILL", "SIGALRM", "SIGXCPU", "setitimer", "pthread_sigmask"],
    "socket": ["AF_UNIX", "socketpair", "send_fds", "recv_fds"],
}
GRADERS_OWN = [
    "engine",
    "worker",
    "execute",
    "sitting",
    "rehearsal",
    "sandbox",
    "isolation",
    "kernel",
    "zygote",
    "wire",
]
ELSEWHERE = f"""
import builtins, importlib, sys
true = builtins.__import__
def seen(name, globals=None, locals=None, fromlist=(), level=0):
    ours = (globals or {{}}).get("__name__", "").startswith("masterclass")
    if ours and level == 0 and name.split(".")[0] in {LINUX_ONLY!r}:
        raise ModuleNotFoundError(f"No module named {{name!r}}")
    found = true(name, globals, locals, fromlist, level)
    if ours and level == 0 and set({PARTS!r}.get(name, ())) & set(fromlist or ()):
        raise ImportError(f"cannot import {{fromlist}} from {{name}}")
    return found
builtins.__import__ = seen
import os
for name in {PARTS["os"]!r}:
    if hasattr(os, name):
        delattr(os, name)
from masterclass import cli
for words in {{commands!r}}:
    sys.argv = ["masterclass", *words]
    try:
        cli.run()
    except SystemExit as done:
        if done.code:
            raise
loaded = [name for name in {GRADERS_OWN!r} if f"masterclass.grading.{{name}}" in sys.modules]
assert not loaded, loaded
"""


def elsewhere(*commands, cwd):
    """Run our command line in a process of its own in which nothing of ours can import what Windows has not."""
    code = ELSEWHERE.replace("{commands!r}", repr(commands))
    return subprocess.run([sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return tiny_exercise.shelve(tmp_path_factory.mktemp("shelf"), EXERCISE)


@pytest.fixture(scope="module")
def handed_out(shelf, tmp_path_factory):
    return alone.hand_out(EXERCISE, tmp_path_factory.mktemp("out") / "my work", exercises_from=shelf).notebook


@pytest.fixture
def work(handed_out, tmp_path):
    """A folder with the tiny exercise, as `masterclass try` gives it."""
    return Path(shutil.copytree(handed_out.parent, tmp_path / "my work")) / handed_out.name


def answer(path, answers, name=None, edit=None):
    """Write a copy of a handed-out notebook with answers in it."""
    book = nbformat.read(path, as_version=4)
    for cell in book.cells:
        task = cell.metadata.nbgrader.grade_id.removesuffix("-answer")
        if cell.metadata.nbgrader.solution and task in answers:
            cell.source = answers[task]
    if edit:
        edit(book)
    copy = path.with_name(name or path.name)
    nbformat.write(book, copy)
    return copy


def points(marked):
    return {task: score for task, (score, _) in marked.tasks.items()}


# --- try


def test_try_gives_what_nbgrader_releases_and_the_data(ran, work):
    mine = nbformat.read(work, as_version=4)
    theirs = nbformat.read(ran.cohort.folder / "release" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4)
    assert mine.cells == theirs.cells and "BEGIN" not in work.read_text()
    assert mine.metadata.masterclass.exercise == EXERCISE
    data = work.parent / "data"
    for name in ("schools.csv", "truth/people.csv", "datapackage.json"):
        assert (data / name).read_bytes() == (datasets.home() / name).read_bytes()


def test_try_keeps_your_own_work_and_gives_back_lost_data(shelf, work):
    work.write_text("my own work")
    (work.parent / "data" / "schools.csv").unlink()
    (work.parent / "data" / "earnings.csv").write_text("mine")
    done = alone.hand_out(EXERCISE, work.parent, exercises_from=shelf)
    assert not done.new and "your own work is there already and was kept" in done.lines()[0]
    assert work.read_text() == "my own work" and (work.parent / "data" / "earnings.csv").read_text() == "mine"
    assert (work.parent / "data" / "schools.csv").is_file()
    assert not list(work.parent.rglob("*.part"))


def test_try_says_which_exercises_there_are(shelf, tmp_path):
    with pytest.raises(CourseError, match=r"no such exercise: '00-tyni'\. Did you mean 00-tiny\? There are: 00-tiny"):
        alone.hand_out("00-tyni", tmp_path / "x", exercises_from=shelf)
    assert not (tmp_path / "x").exists()
    (tmp_path / "file").write_text("")
    with pytest.raises(CourseError, match="cannot put the exercise there"):
        alone.hand_out(EXERCISE, tmp_path / "file", exercises_from=shelf)


def test_without_jupyterlab_the_cure_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(CourseError, match=r"JupyterLab is not installed here\. Install it with .* -m pip install"):
        alone.open_lab(tmp_path / "a.ipynb")


def test_jupyterlab_is_started_where_the_notebook_is(monkeypatch, tmp_path):
    (tmp_path / "jupyterlab.py").write_text("import os, sys\nopen('seen', 'w').write(sys.argv[1] + os.getcwd())")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "ä b").mkdir()
    assert alone.open_lab(tmp_path / "ä b" / "a.ipynb") == 0
    assert (tmp_path / "ä b" / "seen").read_text() == f"a.ipynb{tmp_path / 'ä b'}"


# --- mark


def test_mark_gives_the_points_that_the_cohorts_grader_gives(ran, shelf, tmp_path):
    """Two of the simulated learners' notebooks: one partly right, one with a syntax error."""
    learners = {one.kind: one.learner for one in _simulated(ran)}
    for kind in ("partly right", "broken syntax"):
        learner = learners[kind]
        handed_in = ran.cohort.folder / "submitted" / learner / EXERCISE / f"{EXERCISE}.ipynb"
        own = shutil.copy(handed_in, tmp_path / f"{kind}, mine.ipynb")
        done = alone.mark(own, exercises_from=shelf)
        assert points(done) == kept.marks(ran.cohort.folder, EXERCISE, learner)
        assert done.page == tmp_path / f"{kind}, mine-feedback.html"
        theirs = ran.cohort.folder / "feedback" / learner / EXERCISE / f"{EXERCISE}.html"
        assert _told(done.page) == _told(theirs)
        assert Path(own).read_bytes() == handed_in.read_bytes()
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".html", ".html", ".ipynb", ".ipynb"]


def _simulated(ran):
    from masterclass.grading.simulate import Simulated

    told = json.loads((ran.cohort.folder / "simulated.json").read_text())["submissions"]
    return [Simulated(**one) for one in told]


def _told(page):
    """Return a feedback page without whose it is and when it was made."""
    text = re.sub(r"<header>.*?</table>", "", page.read_text(), flags=re.DOTALL)
    return re.sub(r'<meta name="state"[^>]*>', "", text)


def test_a_cell_that_ends_the_kernel_loses_its_own_marks_and_says_so(shelf, work, monkeypatch):
    """The cohort's secret is not used, the notebook's cells come back, and a changed table is told."""
    monkeypatch.setenv("MASTERCLASS_SECRET", "a cohort's")
    schools = work.parent / "data" / "schools.csv"
    schools.write_text(schools.read_text().replace("\n", "\r\n"))
    looks = 'import os\nprint(os.environ.get("MASTERCLASS_SECRET"), os.path.isfile("data/schools.csv"))\n'
    path = answer(work, RIGHT | {"double": looks + "os._exit(1)", "count": looks + RIGHT["count"]}, edit=_remove)
    done = alone.mark(path, exercises_from=shelf)
    assert points(done) == tiny_exercise.points() | {"double": 0, "shout": 0}
    page = done.page.read_text()
    assert "your program ended itself while this cell ran" in page and "None True" in page
    assert "These marks are for you, not for a certificate." in page and "About your notebook" in page
    told = "\n".join(done.lines())
    assert "double  0 of 3" in told and f"{EXERCISE}: 3 of 8 points." in told and str(done.page) in told
    assert "used as they are: schools.csv" in told and "with your own rights" in told


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: path.unlink(), "there is no such file. In that folder there are: other.ipynb"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n"), "this is not a notebook"),
        (lambda path: path.write_text("[1, 2]"), "this is not a notebook"),
        (lambda path: path.write_text("[" * 100_000), "this is not a notebook"),
        (lambda path: change(path, lambda book: book.update(nbformat=5)), "a notebook of another version, 5.5 of the"),
        (lambda path: change(path, lambda book: book.update(cells=[{"cell_type": "x"}])), "the notebook is damaged"),
        (lambda path: change(path, old_marks), "a notebook of another version: its cells have marks of .* schema 1"),
        (lambda path: change(path, other_task), "a notebook of another version of 00-tiny: .* has no task halve"),
        (lambda path: change(path, lambda book: book.update(cells=[])), "not one of this course's exercises"),
    ],
)
def test_what_cannot_be_marked_gets_a_clear_word(shelf, work, spoil, told):
    shutil.copy(work, work.with_name("other.ipynb"))
    spoil(work)
    with pytest.raises(CourseError, match=told):
        alone.mark(work, exercises_from=shelf)
    assert not list(work.parent.glob("*.html"))


def change(path, edit):
    book = json.loads(path.read_text())
    edit(book)
    path.write_text(json.dumps(book))


def old_marks(book):
    book["cells"][3]["metadata"]["nbgrader"]["schema_version"] = 1


def other_task(book):
    book["cells"][3]["metadata"]["nbgrader"]["grade_id"] = "halve-answer"


def test_the_exercise_is_known_by_its_cells_whatever_the_file_is_called(shelf, work):
    def forget(book):
        book.metadata.pop("masterclass")
        for cell in book.cells[:6]:
            cell.metadata.pop("nbgrader")

    book = nbformat.read(answer(work, {}, "02-how-good-is-a-link.ipynb", forget), as_version=4)
    assert alone._which(book, work, shelf) == EXERCISE
    assert alone._which(book, work.with_name("x.ipynb"), shelf) == EXERCISE


# --- on any system, with the course's own exercises


def test_nothing_on_this_road_needs_linux(tmp_path):
    """The author's own answers to the first real exercise get all points, from a folder with an odd name."""
    name, folder = "01-first-link", tmp_path / "Zoë's 1st (copy)"
    elsewhere_ = tmp_path / "elsewhere"
    elsewhere_.mkdir()
    done = elsewhere(["try", name, "--dir", str(folder), "--no-open"], cwd=elsewhere_)
    assert done.returncode == 0, done.stderr
    own = answer(folder / f"{name}.ipynb", kept.solutions(name), "answers – mine.ipynb")
    done = elsewhere(["mark", f"../{folder.name}/{own.name}"], cwd=elsewhere_)
    assert done.returncode == 0, done.stderr
    every = sum(kept.tasks(name).values())
    assert f"{name}: {every} of {every} points." in done.stdout and done.stderr == ""
    assert (folder / "answers – mine-feedback.html").is_file() and not list(elsewhere_.iterdir())


@pytest.mark.parametrize("module", ["grading.isolation", "population.forked"])
def test_what_windows_has_not_is_really_hidden_there(module):
    code = ELSEWHERE.partition("from masterclass import cli")[0] + f"import masterclass.{module}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1 and re.search("No module named|cannot import", done.stderr)


def test_mixed_answers_to_a_real_exercise_get_the_same_points_alone_and_in_a_cohort(tmp_path):
    name = "02-how-good-is-a-link"
    (one, *_) = kept.submissions(name)
    sources = {task: source for task, (_, source, _) in one.chosen.items()}
    own = answer(alone.hand_out(name, tmp_path / "own").notebook, sources)
    done = alone.mark(own)
    roster = write_roster(tmp_path / "roster.csv", ["ada"])
    cohort = course.create(tmp_path / "cohort", roster, [name], seed=3, people=2000).course
    kept.hand_in(cohort.folder, name, "ada", sources)
    assert not engine.grade(cohort.folder, name, sandbox=SANDBOX).failed
    assert points(done) == kept.marks(cohort.folder, name, "ada")
    assert 0 < done.score < done.most == sum(kept.tasks(name).values())


def test_the_commands_are_documented():
    book = Path(masterclass.__file__).parents[2] / "book" / "practise" / "exercises.md"
    assert "masterclass try" in book.read_text() and "masterclass mark" in book.read_text()


def test_a_text_is_left_to_a_reader_and_cannot_run_in_the_feedback(tmp_path):
    alone.hand_out("19-linkage-capstone", tmp_path / "mine")
    path = tmp_path / "mine" / "19-linkage-capstone.ipynb"
    book = nbformat.read(path, as_version=4)
    text = next(cell for cell in book.cells if cell.metadata.nbgrader.grade_id == "guild-statement")
    text.source = "My text <script>alert(1)</script> in *words*."
    nbformat.write(book, path)
    done = alone.mark(path)
    assert done.by_hand == {"guild-statement": 8, "recommendation": 4} and done.most == 26
    assert "a text: mark it yourself, of 8" in "\n".join(done.lines())
    page = done.page.read_text(encoding="utf-8")
    assert "My text" in page and "<em>words</em>" in page and "<script" not in page
    assert page.count("mark it yourself, with the list in its task") == 2  # its row in the table, and below the text
