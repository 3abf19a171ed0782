"""Every rate that people and departments are drawn from stands in a readable file, with its source or as assumed."""

import re
from importlib import resources

import pytest

from masterclass import population

#: What counts as a source: who published it, or that we wrote it ourselves.
SOURCE = re.compile(r"assumed|\bours\b|\bONS\b|PMC\d+|BMJ|IJPDS|in England|England's life tables|English Housing", re.I)


def text(name):
    return resources.files(population).joinpath(name).read_text(encoding="utf-8")


def unsourced(told):
    """Return the rates whose source stands neither on their line, nor in a comment above it, nor in a heading's.

    A comment holds until the next empty line, a heading's for all of its table and the tables within it.
    """
    lost, said, table, keys, headings = [], "", "", 0, {}
    for line in told.splitlines():
        code, _, comment = re.sub(r'"[^"]*"', '""', line).partition("#")
        if heading := re.match(r"\[(.+)\]", code):
            table, keys = heading[1], 0
        if not line.strip():
            said = ""
        elif not re.match(r'[\w"].*=', code):
            said += comment + " "
            headings[table] = headings.get(table, "") + (said if not keys else "")
        else:
            keys += 1
            above = [comment, said, headings.get(table, ""), headings.get(table.split(".")[0], "")]
            if re.search(r"\d", code.partition("=")[2]) and not SOURCE.search(" ".join(above)):
                lost.append(f"[{table}] {line.strip()}")
    return lost


@pytest.mark.parametrize("name", ["rates.toml", "errors.toml", "forms.toml"])
def test_every_rate_carries_its_source_or_is_marked_as_assumed(name):
    assert unsourced(text(name)) == []


def test_a_rate_without_a_source_would_be_found():
    assert unsourced("# Assumed.\n\n[a]\nb = 1\n") == ["[a] b = 1"]
    assert unsourced("# Assumed.\n[a]\nb = 1\n[a.c]\nd = 2\n\n[e]\nf = 3 # of all\n") == ["[e] f = 3 # of all"]
    assert unsourced('[a]\n# Assumed:\nb = 1\n\nc = 2 # ONS\nd = "2"\n') == []
    assert unsourced("[a]\nb = 1 # assumed\nc = 2\n") == ["[a] c = 2"]


@pytest.mark.parametrize("name", ["people.py", "sources.py"])
def test_no_rate_stands_in_the_code(name):
    drawn = r"rng\.random\(.*?\)+ < [.\d]|rng\.(exponential|gamma|triangular|choice)\(\[?[.\d]|rng\.normal\([1-9]"
    assert [line.strip() for line in text(name).splitlines() if re.search(drawn, line)] == []
