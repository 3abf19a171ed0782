import re
from pathlib import Path

import pytest
import tiny_exercise
from bs4 import BeautifulSoup
from conftest import EXERCISE, graded_notebook, printed

PAGES = "feedback/*/00-tiny/00-tiny.html"


@pytest.fixture(params=["ran", "odd"])
def pages(request):
    cohort = request.getfixturevalue(request.param).cohort
    return {path.parents[1].name: path.read_text() for path in cohort.folder.glob(PAGES)}


def test_no_hidden_line_or_value_is_in_any_page(pages):
    assert len(pages) >= 4
    hidden = [line for task in tiny_exercise.TASKS.values() for line in (task[2], "with exercise.hidden(")]
    for text in pages.values():
        plain = re.sub(r"<[^>]+>", "", text)
        for secret in [*hidden, "4711", "9422", "zebra", "ZEBRA", "hidden-q", "hidden-r", "HIDDEN TESTS"]:
            assert secret not in plain and secret not in text


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
