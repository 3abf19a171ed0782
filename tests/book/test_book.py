"""The built book: its links, its pictures, its figures, and what must stop a build."""

import json
import re
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from building import ROOT, tiny_book

sys.path.append(str(ROOT / "book" / "_ext"))
LEADER = "book/leaders/how-linkage-works.html"
NOT_PAGES = {"search.html", "index.html", "genindex.html"}


@pytest.fixture(scope="session")
def pages(site) -> dict[str, BeautifulSoup]:
    found = {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in site.rglob("*.html")
        if "_static" not in path.parts and "_sources" not in path.parts
    }
    assert LEADER in found
    return found


@pytest.fixture(scope="session")
def content(pages) -> dict[str, BeautifulSoup]:
    return {name: page for name, page in pages.items() if name not in NOT_PAGES}


def test_every_internal_link_and_anchor_resolves(site, pages):
    ids = {name: {tag["id"] for tag in page.find_all(id=True)} for name, page in pages.items()}
    broken = []
    for name, page in pages.items():
        for tag, attribute in (("a", "href"), ("img", "src"), ("script", "src"), ("link", "href")):
            for element in page.find_all(tag, attrs={attribute: True}):
                link = urlsplit(element[attribute])
                if link.scheme or link.netloc or element[attribute] in ("#", ""):
                    continue
                target = (site / name).parent / unquote(link.path) if link.path else site / name
                key = target.resolve().relative_to(site.resolve()).as_posix()
                if not target.exists():
                    broken.append(f"{name}: {element[attribute]} is not there")
                elif link.fragment and key in ids and unquote(link.fragment) not in ids[key]:
                    broken.append(f"{name}: {element[attribute]} has no such anchor")
    assert not broken, "\n".join(broken)


def test_where_exercises_tell_learners_to_look_exists(pages):
    looks = {
        look
        for path in (ROOT / "exercises").glob("*/*.ipynb")
        for look in re.findall(r'look=\\?"([^"\\]+)', path.read_text(encoding="utf-8"))
    }
    assert looks, "no exercise sends learners to the book"
    for look in sorted(looks):
        page, _, anchor = look.partition("#")
        assert f"{page}.html" in pages, f"{look}: no such page"
        assert not anchor or pages[f"{page}.html"].find(id=anchor), f"{look}: no such section"


def test_every_image_says_what_it_shows(pages):
    for name, page in pages.items():
        for image in page.find_all("img"):
            alt = image.get("alt", "").strip()
            assert alt, f"{name}: {image.get('src')} has no alt text"
            assert not re.search(r"\.(png|svg|jpe?g)\b|^_images|/", alt), f"{name}: alt text is a file name: {alt}"
        for picture in page.find_all(attrs={"role": "img"}):
            assert picture.get("aria-label"), f"{name}: a picture without a description"


def test_nothing_is_loaded_from_another_host(pages):
    for name, page in pages.items():
        for tag in page.find_all(["script", "img", "iframe", "source", "video", "audio", "embed"], src=True):
            assert not urlsplit(tag["src"]).netloc, f"{name} loads {tag['src']}"
        for link in page.find_all("link", href=True):
            assert not urlsplit(link["href"]).netloc, f"{name} loads {link['href']}"
        for script in page.find_all("script", src=False):
            assert "https://" not in script.text, f"{name}: a script names another host: {script.text[:200]}"


def test_styles_load_nothing_from_another_host(site):
    for sheet in (site / "_static").rglob("*.css"):
        outside = re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//[^)'\"]+", sheet.read_text(encoding="utf-8"))
        assert not outside, f"{sheet.name} loads {outside}"


def test_every_page_has_one_title_a_description_and_a_reading_time(content):
    for name, page in content.items():
        assert page.html["lang"] == "en"
        assert len(page.find("article").find_all("h1")) == 1, name
        description = page.find("meta", attrs={"name": "description"})
        assert description and 20 < len(description["content"]) <= 160, f"{name}: {description}"
        assert not description["content"].startswith("As at"), name
        assert re.fullmatch(r"\d+ minutes? to (read|work through)", page.find(class_="reading-time").text.strip()), name
        assert "version 2" in page.find("footer", class_="bd-footer-content").text, f"{name}: no version in the footer"


def test_headings_do_not_skip_a_level(content):
    for name, page in content.items():
        levels = [int(heading.name[1]) for heading in page.find("article").find_all(re.compile("^h[1-6]$"))]
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{name}: {levels}"


def test_every_header_says_whether_it_names_a_row_or_a_column(content):
    for name, page in content.items():
        for header in page.find("article").find_all("th"):
            assert header.text.strip(), f"{name}: an empty header"
            assert header.get("scope") == ("row" if header.find_parent("tbody") else "col"), f"{name}: {header}"


def test_home_has_three_doors_and_says_what_it_is_not(content):
    home = content["book/index.html"]
    assert [title.text.strip() for title in home.find_all(class_="sd-card-title")] == ["Read", "Practise", "Teach"]
    text = " ".join(home.find("article").text.split())
    assert "not published or endorsed by the Office for National Statistics (ONS), OSR or the Civil Service" in text
    assert "made-up" in text


def test_index_leads_to_the_home_page(pages):
    refresh = pages["index.html"].find("meta", attrs={"http-equiv": "refresh"})["content"]
    assert refresh.endswith("url=book/index.html")


def test_leader_page_has_the_whole_shape_and_takes_ten_minutes_at_most(content):
    page = content[LEADER]
    shape = [
        "In brief",
        "A true story",
        "The decision you own",
        "Ask your team",
        "A cost and a risk",
        "Check yourself",
        "Sources",
    ]
    headings = [h.text.rstrip("#").strip() for h in page.find_all("h2")]
    assert [heading for heading in headings if heading in shape] == shape
    assert int(page.find(class_="reading-time").text.split()[0]) <= 10
    assert len(page.find_all("form", class_="quiz")) >= 3
    assert not page.find(class_="cell"), "a leader's page shows no code"
    for anchor in (
        "match-keys",
        "match-weights",
        "thresholds",
        "false-matches-and-missed-matches",
        "precision-and-recall",
        "link-rate-is-not-quality",
        "who-is-missed",
    ):
        assert page.find(id=anchor), anchor


@pytest.mark.parametrize("page", sorted((ROOT / "book").rglob("*.md"), key=str), ids=lambda p: p.stem)
def test_sentences_are_under_25_words(page):
    text = re.sub(r"```.*?```|^:::.*$|^#.*$|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    for line in text.splitlines():
        for sentence in re.split(r"(?<=[.?!:;])\s+", re.sub(r"[*_]|^\s*[-\d.]+\s|\[[ x]\]", "", line)):
            assert len(sentence.split()) <= 25, f"{page.name}: {len(sentence.split())} words: {sentence}"


def test_figures_about_the_real_world_have_a_source(content):
    for name, page in content.items():
        for mark in page.find_all(class_="source-number"):
            target = mark.find("a")["href"].removeprefix("#")
            source = page.find(id=target)
            assert source and urlsplit(source.find("a")["href"]).scheme in ("https", "http"), f"{name}: {target}"
            assert "Read on" in source.text


def test_the_facts_file_is_whole_and_every_fact_is_used():
    import facts

    path = ROOT / "book" / "facts.yml"
    known, sources = facts.load_facts(path, path.stat().st_mtime)
    pages = [*(ROOT / "book").rglob("*.md"), *(ROOT / "notebooks").glob("*.ipynb")]
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert set(known) == set(re.findall(r"\{fact\}`([^`]+)`", text))
    assert {fact["source"] for fact in known.values()} == set(sources)


def test_exercise_list_has_every_exercise_with_its_points(content):
    table = content["book/practise/exercises.html"].find("table", class_="exercise-list")
    rows = [[cell.text.strip() for cell in row.find_all(["td", "th"])] for row in table.find("tbody").find_all("tr")]
    expected = []
    for path in sorted((ROOT / "exercises").glob("*/*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        about = notebook["metadata"]["masterclass"]
        said = [re.findall(r"\[(\d+) points?\]", "".join(cell["source"])) for cell in notebook["cells"]]
        points = sum(int(number) for numbers in said for number in numbers)
        expected.append(
            [f"{path.stem.split('-')[0]} {about['title']}", about["level"], str(about["minutes"]), str(points)]
        )
    assert rows[:-1] == expected
    assert rows[-1][2:] == [str(sum(int(row[column]) for row in expected)) for column in (2, 3)]


def test_threshold_figure_holds_the_truth_about_northmere(content):
    from threshold import match_weight

    from masterclass import datasets, linkage

    figure = content[LEADER].find(class_="threshold")
    weight = match_weight(linkage.compare(datasets.load("schools"), datasets.load("earnings")))
    truth = set(datasets.true_links("schools", "earnings"))
    assert len(truth) < len(datasets.load("schools")) / 2, "the page says that most pupils are not on a payroll"
    rows = json.loads(figure.find("script").text)
    assert len(rows) >= 10
    for threshold, links, right, wrong, missed, precision, recall in rows:
        made = {pair for pair, value in weight.items() if value >= threshold}
        assert (links, right) == (len(made), len(made & truth))
        assert (wrong, missed) == (len(made - truth), len(truth - made))
        assert precision == pytest.approx(len(made & truth) / len(made), abs=1e-4)
        assert recall == pytest.approx(len(made & truth) / len(truth), abs=1e-4)
    assert len(figure.find("tbody").find_all("tr")) == len(rows), "the table holds every row of the figure"
    start = rows[int(figure.find("input")["value"])]
    assert start[0] == 0 and start[3] > 0 and start[4] > 0, "it starts where nobody decided, with errors of both kinds"
    assert rows[0][3] > start[3] > rows[-1][3] and rows[0][4] < start[4] < rows[-1][4], "both ends teach something"


def test_a_page_with_faults_stops_the_build_and_each_fault_is_named(tmp_path):
    shutil.copytree(ROOT / "book", tmp_path / "book", ignore=shutil.ignore_patterns("*.md", "_ext"))
    two_right = ":::{quiz} Which?\n- [x] This\n  - Yes.\n- [x] That\n  - No.\n:::\n"
    page = "# Home\n\nIt fell by {fact}`no-such-fact`.\n\n" + two_right
    silent = "# Silent\n\nIt was {fact}`hes-missed-share`.\n"
    done = tiny_book(tmp_path, {"home.md": page, "silent.md": silent}, ["facts", "quiz"])
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "there is no fact 'no-such-fact'" in said
    assert "exactly one of them marked [x]" in said
    assert "states facts but has no {sources} list" in said


def test_an_error_in_a_notebook_fails_the_build(tmp_path):
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": None, "outputs": [], "source": "1 / 0"}
    title = {"cell_type": "markdown", "id": "t", "metadata": {}, "source": "# Broken"}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = {"cells": [title, cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    done = tiny_book(tmp_path, {"home.md": "# Home\n", "broken.ipynb": json.dumps(notebook)}, [])
    assert done.returncode != 0
    assert "ZeroDivisionError" in done.stdout + done.stderr


def test_notebooks_run_again_when_the_data_change(tmp_path):
    import fresh

    data = tmp_path / "datasets" / "synthetic"
    data.mkdir(parents=True)
    before = fresh.lesson_digest(tmp_path)
    (data / "schools.csv").write_text("id\n1\n", encoding="utf-8")
    after = fresh.lesson_digest(tmp_path)
    assert after != before
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "facts.yml").write_text("facts: {}\n", encoding="utf-8")
    assert fresh.lesson_digest(tmp_path) == after, "an edited page need not run the notebooks again"
    assert fresh.page_digest(tmp_path) != after


def test_reading_time_counts_words_and_code():
    import reading_time
    from docutils import nodes

    prose = nodes.paragraph("", "word " * 300)
    code = nodes.container("", nodes.literal_block("", "a = 1\nb = 2"), nb_element="cell_code_source")
    output = nodes.container("", nodes.paragraph("", "number " * 50), nb_element="cell_code_output")
    assert reading_time.words_on(nodes.section("", prose, code, output)) == 320
    assert reading_time.minutes(320) == 2
    assert reading_time.minutes(5) == 1


def test_tidying_twice_changes_nothing(site):
    import tidy

    html = Path(site / LEADER).read_text(encoding="utf-8")
    assert tidy.tidy_html(html) == html
