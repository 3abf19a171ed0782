import html
import re
import shutil
from pathlib import Path

import nbformat
import pytest
import tiny_exercise
from bs4 import BeautifulSoup
from conftest import EXERCISE, graded_notebook, printed

from masterclass.grading import feedback

PAGES = "feedback/*/00-tiny/00-tiny.html"


@pytest.fixture(params=["ran", "odd"])
def pages(request):
    cohort = request.getfixturevalue(request.param).cohort
    return {path.parents[1].name: path.read_text() for path in cohort.folder.glob(PAGES)}


PLANTED = ["4711", "9422", "zebra", "ZEBRA", "hidden-q", "hidden-r", "HIDDEN-WORD", "7261", "8350", "5519", "6604"]


def ways_to_read(text):
    """Return a page as written, as read, and as read without what may split a word: tags, colours, breaks, spaces."""
    text = re.sub(r'<meta name="state"[^>]*>|<style>.*?</style>', "", text, flags=re.DOTALL)
    for one in (text, html.unescape(text), html.unescape(html.unescape(text))):
        plain = re.sub(r"\x1b\[[0-9;]*m", "", re.sub(r"<[^>]+>", "", one))
        yield from (one, plain, re.sub(r"\s+", "", plain))


@pytest.mark.parametrize("run", ["ran", "odd"])
def test_no_hidden_line_or_value_is_in_any_file_that_learners_get(run, request):
    """Inputs, expected values, names, comments and docstrings of hidden checks are planted in the tiny exercise."""
    cohort = request.getfixturevalue(run).cohort
    lines = {line.strip() for task in tiny_exercise.TASKS.values() for line in task[2].splitlines()}
    secrets = {"with exercise.hidden(", "HIDDEN TESTS", "planted", *lines, *PLANTED}
    files = [path for path in cohort.folder.glob("feedback/**/*") if path.is_file()]
    assert sum(path.suffix == ".html" for path in files) >= 4
    for path in files:
        for text in ways_to_read(path.read_text()):
            found = [one for one in secrets if one in text or re.sub(r"\s+", "", one) in text]
            assert not found, path


def test_a_learner_who_keeps_what_hidden_checks_gave_shows_nothing_of_it(odd):
    """The stash is filled, as the hidden cell's own output shows; no page and no later cell of the learner's has it."""
    cells = graded_notebook(odd.cohort, "stasher")
    assert "double was given 4711" in printed(cells["double-hidden"])
    last = [cell for cell in cells.values() if "stash.txt" in cell.source and "nbgrader" not in cell.metadata]
    assert [printed(cell).strip() for cell in last] == ["[] False"]
    told = about(odd, "stasher")
    assert told.count("Hidden check: not passed") == 2
    assert "it did not hold that your function shouts every name" in told


def test_the_spys_finds_are_not_passed_on(odd):
    """The learner's program looked for the secret in vain, and printed hidden inputs where no learner reads them."""
    secret = (odd.cohort.folder / "secret").read_text().strip()
    cells = graded_notebook(odd.cohort, "spy")
    assert printed(cells["double-answer"]).strip() == "None" and "4711" in str(cells["double-hidden"].outputs)
    page = (odd.cohort.folder / "feedback" / "spy" / EXERCISE / f"{EXERCISE}.html").read_text()
    assert secret not in page and "4711" not in page and "secret input" not in page.partition("Hidden check")[2][:400]


def test_a_learner_reads_the_three_parts(ran):
    broken = next(one.learner for one in ran.outcome.graded if 0 < one.score < one.max_score)
    text = (ran.cohort.folder / "feedback" / broken / EXERCISE / f"{EXERCISE}.html").read_text()
    text = " ".join(text.partition("<body>")[2].split())
    for part in ("What we saw: ", "What we expected: ", "Where to look: the book", "Hidden check: not passed"):
        assert part in text
    assert "Traceback" not in text and "masterclass/checks.py" not in text


def test_pages_open_offline_and_run_nothing(pages):
    for text in pages.values():
        page = BeautifulSoup(text, "html.parser")
        assert not page.find_all(["script", "iframe", "object", "embed", "link", "base", "form"])
        assert not [tag for tag in page.find_all() if any(name.startswith("on") for name in tag.attrs)]
        assert not page.body.find_all(["style", "meta"])
        addresses = [tag.get("src") or tag.get("href") for tag in page.find_all(src=True) + page.find_all(href=True)]
        assert not [address for address in addresses if not address.startswith("#") and address != "x"]
        assert "default-src 'none'" in text


def test_what_a_learner_showed_is_still_there(odd):
    text = (odd.cohort.folder / "feedback" / "spy" / EXERCISE / f"{EXERCISE}.html").read_text()
    assert "<b>bold</b>" in text


def test_pages_are_for_phones_and_screen_readers(pages):
    for text in pages.values():
        assert '<html lang="en-GB">' in text and 'name="viewport"' in text
        assert len(re.findall("<h1", text)) == 1 and "<main>" in text and "<caption>" in text


def test_the_template_ships_with_the_package():
    import masterclass.grading

    assert (Path(masterclass.grading.__file__).parent / "templates" / "feedback" / "index.html.j2").is_file()


def about(odd, learner):
    """Return a page's text, in one line."""
    text = (odd.cohort.folder / "feedback" / learner / EXERCISE / f"{EXERCISE}.html").read_text()
    return " ".join(BeautifulSoup(text, "html.parser").get_text().split())


def test_a_learner_reads_what_was_put_right_in_the_notebook(odd):
    told = about(odd, "remover").partition("About your notebook")[2]
    assert told.startswith(" These cells were missing and were put back as they were released: setup, shout-task")
    assert "locked cells had been changed and were put back as released: double." in about(odd, "cheerful")
    assert "About your notebook" not in about(odd, "noisy")


def test_a_learner_reads_why_a_cell_was_stopped_and_what_to_try(odd):
    told = about(odd, "exits")
    assert "your program ended itself while this cell ran" in told and "take out lines such as exit()" in told
    told = about(odd, "loops")
    assert "this cell took longer than it may, and was stopped" in told and "look for a loop that never ends" in told
    for learner in ("exits", "loops"):
        assert "KernelEnded" not in about(odd, learner) and "CellTimeoutError" not in about(odd, learner)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("its program used more than 4,096 MB of memory", "used more than 4,096 MB of memory"),
        ("its program took longer than 900 seconds in all", "took longer than 900 seconds in all"),
        ("its program did not stop when its time was up", "took longer than it may"),
        ("this cell was not run: earlier cells ended the program too often", "was not run, since cells above it"),
        ("the process of the checks ended on its answer", "could not be finished on your answer"),
        ("its program broke its own kernel (given 4711)", "stopped the program that runs notebooks"),
    ],
)
def test_a_reason_for_an_end_is_told_in_known_words_only(reason, told):
    output = nbformat.v4.new_output("error", ename="KernelEnded", evalue=reason, traceback=[reason])
    lines = feedback._stopped(output)
    assert told in lines[0] and lines[1].startswith("What to try: ") and "4711" not in str(lines)


def test_a_hidden_check_says_only_what_its_source_can_say():
    """A check of lower assurance runs beside the learner's code, which may forge its message."""
    source = (
        "### BEGIN HIDDEN TESTS\n"
        'with exercise.hidden("a", "it " "holds", look="book/page#part") as check:\n    pass\n'
        'exercise.choice("b", answer, "x", {"x": "Yes.", "y": "No: think of 5."}, look="book/page")\n'
    )
    true = [
        "What we saw: on a town you have not met, it did not hold that it holds.",
        "What we expected: it holds, in any town. A typed-in answer, or one that fits one town only, cannot do that.",
        "Where to look: the book, book/page.html, section “part”",
    ]
    assert feedback._proved(source, true) == true
    chosen = ["What we saw: you chose 'y'. No: think of 5.", "What we expected: one of `x`, `y`"]
    assert feedback._proved(source, chosen) == chosen
    other = [true[0].replace("it holds", "4711"), *true[1:]]
    for forged in (other, ["What we saw: you chose 'y'. 4711"], true[:1], []):
        assert feedback._proved(source, forged) == [feedback._NEUTRAL]


def test_nbgraders_own_command_writes_the_same_pages(copy_of_ran):
    before = {path: path.read_bytes() for path in copy_of_ran.folder.glob(PAGES)}
    shutil.rmtree(copy_of_ran.folder / "feedback")
    assert copy_of_ran.api().generate_feedback(EXERCISE)["success"]
    assert {path: path.read_bytes() for path in copy_of_ran.folder.glob(PAGES)} == before


def test_only_what_changed_or_is_not_whole_is_written_again(copy_of_ran):
    pages = sorted(copy_of_ran.folder.glob(PAGES))
    assert not feedback.feedback(copy_of_ran.folder, EXERCISE).written
    whole = pages[0].read_bytes()
    pages[0].write_bytes(whole[: len(whole) // 2])
    assert feedback.feedback(copy_of_ran.folder, EXERCISE).written == (pages[0].parents[1].name,)
    assert pages[0].read_bytes() == whole


def test_every_picture_has_a_text(pages):
    for text in pages.values():
        assert all(picture.get("alt") is not None for picture in BeautifulSoup(text, "html.parser").find_all("img"))
    assert 'alt="Picture' in feedback._plain('<img src="data:image/png;base64,AA"><img alt="mine" src="x">')
    assert feedback._plain('<img alt="mine" src="x">').count("alt=") == 1
