"""Pages are in plain English: short sentences, no officialese, acronyms spelt out, headings in sentence case."""

import re
import sys

import pytest
from bs4 import BeautifulSoup
from building import ROOT

sys.path.append(str(ROOT / "book" / "_ext"))
LONGEST = 25
AVOID = re.compile(
    r"\b(deliver(s|ed|ing)?|deploy\w*|empower\w*|facilitat\w*|foster(s|ed|ing)|leverag\w*|overarching|robust\w*|"
    r"streamlin\w*|tackl\w*|transformative|utilis\w*|impacted|impacting|simply|obviously|in order to|going forward)\b",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"\b[A-Z][A-Za-z]?[A-Z]+s?\b")
SENTENCE = re.compile(r"(?:(?<=[.?!:])|(?<=[.?!][”’)]))\s+(?=[“\"A-Z£\d])")


@pytest.fixture(scope="session")
def articles(site) -> dict[str, BeautifulSoup]:
    found = {}
    for path in sorted((site / "book").rglob("*.html")):
        article = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").find("article")
        for part in article.select(
            "pre, table, svg, math, script, style, figure, .sources, .reading-time, .as-at, .headerlink, sup, "
            ".visually-hidden, .computed, .citation-list, [role=list], input, button, .prev-next-footer, .quiz-answers"
        ):
            part.decompose()
        for code in article.select("code"):
            code.replace_with("Code")  # one word, which may start a sentence
        found[path.relative_to(site).with_suffix("").as_posix()] = article
    assert len(found) > 5
    return found


def excepted(page: str) -> list[str]:
    from claims import excepted

    return excepted(ROOT, page, "english")


def told(page: str, article: BeautifulSoup) -> list[str]:
    """Return the page's paragraphs, without what the exceptions let stand."""
    texts = []
    for part in article.find_all(["p", "li", "legend", "label", "dd"]):
        if part.find(["p", "ul", "ol"]) is None:
            text = " ".join(part.get_text().split())
            for pattern in excepted(page):
                text = re.sub(pattern, "X", text)
            texts.append(text)
    return texts


def test_sentences_are_short(articles):
    sentences = [
        (page, sentence)
        for page, article in articles.items()
        for text in told(page, article)
        for sentence in SENTENCE.split(text)
    ]
    long = [(page, sentence) for page, sentence in sentences if len(sentence.split()) > LONGEST]
    print(f"{len(sentences):,} sentences, {len(long)} over {LONGEST} words ({len(long) / len(sentences):.2%})")
    assert not long, "\n".join(f"{page} ({len(one.split())} words): {one}" for page, one in long)


def test_no_word_to_avoid(articles):
    found = [
        f"{page}: {use[0]!r} in “{text[max(0, use.start() - 30) : use.end() + 30]}”"
        for page, article in articles.items()
        for text in told(page, article)
        for use in AVOID.finditer(text)
    ]
    assert not found, "\n".join(found)


def test_acronyms_are_spelt_out_where_first_used(articles):
    found = []
    for page, article in articles.items():
        text = "\n".join(told(page, article))
        for name in dict.fromkeys(ACRONYM.findall(text)):
            first = re.search(rf"\b{name}\b", text)
            spelt = text[max(0, first.start() - 1) : first.start()] == "(" or re.match(r" \([a-z]", text[first.end() :])
            if not spelt and f"({name.removesuffix('s')}" not in text[: first.end() + 1]:
                found.append(f"{page}: {name} in “{text[max(0, first.start() - 40) : first.end() + 10]!r}”")
    assert not found, "\n".join(found)


def test_headings_are_in_sentence_case(articles):
    found = []
    for page, article in articles.items():
        names = set(re.findall(r"(?<=[a-z,] )[A-Z][\w’']+", " ".join(told(page, article))))
        for heading in article.find_all(re.compile("^h[1-6]$")):
            words = re.sub(r"[^\w’' ]", "", heading.get_text()).split()
            odd = [word for word in words[1:] if word[:1].isupper() and not word.isupper() and word not in names]
            for pattern in excepted(page):
                odd = [word for word in odd if not re.fullmatch(pattern, word)]
            if odd:
                found.append(f"{page}: {heading.get_text()!r} ({', '.join(odd)})")
    assert not found, "\n".join(found)
