"""Tables gathered from the whole book, review dates, sourced claims and links to the glossary, on tiny books."""

import re

import pytest
import yaml
from bs4 import BeautifulSoup
from building import ROOT, tiny_book

EXTENSIONS = ["claims", "exercise_list", "facts", "first_use", "reading_time", "whole_book"]
HOME = "# Home\n\nWords that say what this book is for.\n"


def book(folder, pages, extensions=EXTENSIONS, **files):
    (folder / "exercises").mkdir()
    (folder / "book").mkdir()
    for name, text in files.items():
        (folder / "book" / name.replace("_yml", ".yml")).write_text(text, encoding="utf-8")
    return tiny_book(folder, {"book/index.md": HOME, **pages}, extensions)


def page(folder, name):
    return BeautifulSoup((folder / "_build" / "html" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def rows(table):
    return [[cell.text.strip() for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]


LAW = """---
as_at: 2026-01-31
review_by: {by}
outcomes:
  awareness: [name a gateway]
  expert: [advise]
---
# Law

Words on law.
"""


@pytest.fixture
def epoch(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782777600")  # 30 June 2026


def test_pages_say_when_they_are_read_again_and_an_overdue_one_is_named_without_stopping_the_build(tmp_path, epoch):
    pages = {
        "book/law.md": LAW.format(by="2026-06-29"),
        "book/roles.md": LAW.format(by="2026-07-01").replace("# Law", "# Roles"),
        "book/dates.md": "# Dates\n\nWords.\n\n"
        + "".join(f"```{name}\n```\n\n" for name in ("{review-dates}", "{outcomes}", "{outcomes} expert")),
    }
    done = book(tmp_path, pages)
    assert done.returncode == 0, done.stderr
    assert "book/law: overdue, was to be read again by 29 June 2026" in done.stdout and "roles: over" not in done.stdout
    assert page(tmp_path, "book/law").find(class_="as-at").text == (
        "As at 31 January 2026. To be read again by 29 June 2026."
    )
    article = page(tmp_path, "book/dates").find("article")
    dates, counts = map(rows, article.find_all("table"))
    assert dates[1:] == [
        ["Law", "31 January 2026", "29 June 2026", "overdue"],
        ["Roles", "31 January 2026", "1 July 2026", "in time"],
    ]
    assert counts[-1] == ["All", "2", "0", "0", "2"]
    assert [item.text.strip() for item in article.find("ul", class_="computed").find_all("li")] == [
        "advise: Law",
        "advise: Roles",
    ]


def test_front_matter_that_cannot_be_read_stops_the_build(tmp_path):
    for number, wrong in enumerate(("by: soon", "by: 2026-07-01\noutcomes:\n  clever: [all]")):
        text = LAW.replace("outcomes:\n  awareness: [name a gateway]\n  expert: [advise]\n", "")
        (folder := tmp_path / str(number)).mkdir()
        done = book(folder, {"book/law.md": text.replace("by: {by}", wrong)})
        assert done.returncode != 0 and "as_at and review_by are days" in done.stderr


def test_a_route_adds_up_the_minutes_of_pages_and_exercises(tmp_path):
    words = "word " * 500
    done = book(
        tmp_path,
        {"book/long.md": f"# Long\n\n{words}\n", "book/routes.md": "# Routes\n\nSome.\n\n```{route} all\n```\n"},
        routes_yml="all: [book/index, book/long]\n",
    )
    assert done.returncode == 0, done.stderr
    assert rows(page(tmp_path, "book/routes").find("article").table)[1:] == [
        ["Home", "1"],
        ["Long", "3"],
        ["All", "4 (0.1 hours)"],
    ]


def test_a_route_to_nowhere_is_named(tmp_path):
    done = book(tmp_path, {"book/r.md": "# R\n\nSome.\n\n```{route} all\n```\n"}, routes_yml="all: [book/gone]\n")
    assert done.returncode != 0 and "'book/gone', which is no page and no exercise" in done.stderr


FACTS = """
sources:
  s: {title: T, url: 'https://a.example/', mark: found, read: 2026-11-24}
facts:
  n: {value: 12 people, says: How many, source: s}
  law: {value: Sharing Act 2017, says: A law, source: s}
"""
SOURCED = "# A page\n\n{body}\n\n## Sources\n\n```{{sources}}\n```\n"


BARE = ("In all, 12 people came.", "It rose to 4.5%.", "It was so in 2021.", "The Borders Act allows it.", "From £2m.")


def test_a_bare_claim_stops_the_build(tmp_path):
    pages = {f"book/{number}.md": SOURCED.format(body=claim) for number, claim in enumerate(BARE)}
    done = book(tmp_path, pages, facts_yml=FACTS)
    assert done.returncode != 0
    for number in range(len(BARE)):
        assert f"book/{number}.md: WARNING: a claim without a source" in done.stderr, BARE[number]


def test_what_a_fact_an_example_or_an_exception_vouches_for_stands(tmp_path):
    body = (
        "In all {fact}`n` came under the {fact}`law`. The Sharing Act says so. Suppose {example}`90%` do; see room 7."
    )
    exceptions = "claims: [{page: book/a, text: 'room \\d', reason: the name of a room}]\nenglish: []\n"
    pages = {"book/a.md": SOURCED.format(body=body)}
    done = book(tmp_path, pages, facts_yml=FACTS, exceptions_yml=exceptions)
    assert done.returncode == 0, done.stderr


def test_an_exception_needs_a_reason(tmp_path):
    exceptions = "claims: [{page: book/a, text: 'room', reason: ''}]\n"
    done = book(tmp_path, {"book/a.md": "# A\n\nSome.\n"}, exceptions_yml=exceptions)
    assert done.returncode != 0 and "an exception needs page, text and reason" in done.stderr + done.stdout


GLOSSARY = "# Glossary\n\nWords.\n\n```{glossary}\npair\n  Two records.\n\nmatch weight\n  Evidence.\n```\n"


def test_the_first_use_of_a_term_leads_to_the_glossary(tmp_path):
    text = "# A pair\n\nNo `pair` here. Match weights of a pair. Another pair, impaired.\n"
    done = book(tmp_path, {"book/a.md": text, "book/reference/glossary.md": GLOSSARY})
    assert done.returncode == 0, done.stderr
    links = page(tmp_path, "book/a").find("article").find_all("a", href=re.compile("glossary.html#term-"))
    assert [(link.text, link["href"].partition("#")[2]) for link in links] == [
        ("Match weights", "term-match-weight"),
        ("pair", "term-pair"),
    ]


def test_a_term_defined_twice_stops_the_build(tmp_path):
    twice = GLOSSARY.replace("match weight", "Pair")
    done = book(tmp_path, {"book/a.md": "# A\n\nSome.\n", "book/reference/glossary.md": twice})
    assert done.returncode != 0


def test_every_source_is_used_every_doi_is_well_formed_and_dates_are_days():
    content = yaml.safe_load((ROOT / "book" / "facts.yml").read_text(encoding="utf-8"))
    used = {fact["source"] for fact in content["facts"].values()}
    assert used == set(content["sources"]), f"unused: {sorted(set(content['sources']) - used)}"
    files = ("*.md", "*.yml", "*.bib")
    pages = [*(path for kind in files for path in (ROOT / "book").rglob(kind)), *(ROOT / "notebooks").glob("*.ipynb")]
    dois = {
        doi for path in pages for doi in re.findall(r"doi\.org/([^\s)\"'>\]\\]+)", path.read_text(encoding="utf-8"))
    }
    assert dois
    for doi in dois:
        assert re.fullmatch(r"10\.\d{4,9}/[-._;()/:A-Za-z0-9]+", doi), doi
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages if path.suffix in (".md", ".ipynb"))
    unused = [name for name in content["facts"] if f"{{fact}}`{name}`" not in text]
    assert not unused, f"facts that no page uses: {unused}"


def test_every_reference_is_cited_and_every_citation_has_a_reference():
    bib = (ROOT / "book" / "references.bib").read_text(encoding="utf-8")
    entries = set(re.findall(r"^@\w+\{(\w+),", bib, re.MULTILINE))
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "book").rglob("*.md"))
    cited = {name for names in re.findall(r"\{cite[:\w]*\}`([^`]+)`", text) for name in re.split(r",\s*", names)}
    assert entries == cited, entries ^ cited
    for doi in re.findall(r"doi=\{([^}]*)\}", bib):
        assert re.fullmatch(r"10\.\d{4,9}/[-._;()/:A-Za-z0-9]+", doi), doi
