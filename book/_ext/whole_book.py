"""Tables gathered from the whole book: {outcomes}, {route} and {review-dates}; and when a page is to be read again.

A page tells in its front matter what its reader can do afterwards, by level, and, where it cites law or says who does
what, when that was true and by when somebody must look again::

    outcomes:
      awareness:
        - name six forms of data
    as_at: 2026-11-24
    review_by: 2027-05-24

Minutes are those of the pages (reading_time) and of the exercises' own metadata; nothing is typed twice.
"""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import yaml
from docutils import nodes
from exercise_list import read_exercises, row
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.console import red
from sphinx.util.docutils import SphinxDirective

LEVELS = ("awareness", "working", "practitioner", "expert")
EXERCISES_PAGE = "book/practise/exercises"
ROUTES = Path("book/routes.yml")
logger = logging.getLogger(__name__)


class gathered(nodes.General, nodes.Element):
    """Where a table goes, once every page has been read."""


class Gathered(SphinxDirective):
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        self.env.metadata[self.env.docname]["gathers"] = True
        return [gathered(kind=self.name, about="".join(self.arguments))]


def today() -> date:
    """Return the day of the build, or the one that SOURCE_DATE_EPOCH names."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(named), UTC).date() if named else datetime.now(UTC).date()


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def dates_of(env, docname: str) -> tuple[date, date] | None:
    about = env.metadata[docname]
    if "as_at" not in about and "review_by" not in about:
        return None
    return date.fromisoformat(str(about["as_at"])), date.fromisoformat(str(about["review_by"]))


def add_dates(app: Sphinx, doctree: nodes.document) -> None:
    """Say under the title when the page was true, and check that its front matter can be read."""
    docname = app.env.docname
    try:
        dates, _ = dates_of(app.env, docname), list(outcomes_of(app.env, docname))
    except (KeyError, TypeError, ValueError) as error:
        logger.warning(
            "front matter: as_at and review_by are days, outcomes lists by level (%s)", error, location=docname
        )
        return
    if dates is None or (title := next(doctree.findall(nodes.title), None)) is None:
        return
    text = f"As at {said(dates[0])}. To be read again by {said(dates[1])}."
    title.parent.insert(title.parent.index(title) + 2, nodes.paragraph("", text, classes=["as-at", "no-time"]))


def outcomes_of(env, docname: str) -> Iterator[tuple[str, str]]:
    told = env.metadata[docname].get("outcomes", "{}")
    for level, outcomes in (json.loads(told) if isinstance(told, str) else told).items():
        if level not in LEVELS:
            raise ValueError(f"{level!r} is no level: {', '.join(LEVELS)}")
        yield from ((level, outcome) for outcome in outcomes)


def warn_of_overdue(app: Sphinx, error: Exception | None) -> None:
    """Name the pages that nobody has read again in time; a day that passes is no reason to stop a build."""
    for docname in sorted(app.env.found_docs) if error is None else ():
        if (dates := dates_of(app.env, docname)) and dates[1] < today():
            logger.info(red(f"{docname}: overdue, was to be read again by {said(dates[1])}"))


def gather_anew(app: Sphinx, env) -> list[str]:
    return [docname for docname, about in env.metadata.items() if about.get("gathers")]


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for place in list(doctree.findall(gathered)):
        table = {"outcomes": outcomes, "route": route, "review-dates": review_dates}[place["kind"]]
        place.replace_self(table(app, docname, place["about"]))


def outcomes(app: Sphinx, docname: str, level: str) -> list[nodes.Node]:
    """Return the outcomes of a level, part by part; with no level, how many each part has at each."""
    found = [(part, its, outcome, page, "") for part, page in pages(app) for its, outcome in outcomes_of(app.env, page)]
    found += [
        ("Practise", exercise["level"], outcome, EXERCISES_PAGE, named(exercise))
        for exercise in exercises(app)
        for outcome in exercise["outcomes"]
    ]
    parts = list(dict.fromkeys(part for part, *_ in found))
    if not level:
        counts = [[part, *(sum(one[:2] == (part, its) for one in found) for its in LEVELS)] for part in parts]
        counts.append(["All", *(sum(one[1] == its for one in found) for its in LEVELS)])
        return [table(["Part", *(its.capitalize() for its in LEVELS)], counts)]
    made: list[nodes.Node] = []
    for part in parts:
        items = nodes.bullet_list(classes=["computed"])
        for _, _, outcome, page, text in (one for one in found if one[:2] == (part, level)):
            told = link(app, docname, page, text)
            told.insert(0, nodes.Text(f"{outcome}: "))
            items += nodes.list_item("", told)
        made += [nodes.paragraph("", "", nodes.strong("", part)), items] if len(items) else []
    return made


def route(app: Sphinx, docname: str, name: str) -> list[nodes.Node]:
    """Return the stops of a route with their minutes, summed."""
    rows, total = [], 0
    for stop, title, number in stops(app, name):
        page = EXERCISES_PAGE if stop.startswith("exercises/") else stop
        rows.append([link(app, docname, page, title), number])
        total += number
    hours = f"{total} ({total / 60:.1f} hours)"
    return [table(["Stop", "Minutes"], [*rows, ["All", hours]])]


def stops(app: Sphinx, name: str) -> Iterator[tuple[str, str, int]]:
    """Yield the stops of a route: page or exercise, title and minutes; one that is not there is named and left out."""
    routes = yaml.safe_load((Path(app.srcdir) / ROUTES).read_text(encoding="utf-8"))
    there = {f"exercises/{exercise['id']}": exercise for exercise in exercises(app)}
    for stop in routes[name]:
        if stop in there:
            yield stop, f"Exercise {named(there[stop])}", there[stop]["minutes"]
        elif stop in app.env.found_docs:
            yield stop, app.env.titles[stop].astext(), app.env.metadata[stop]["minutes"]
        else:
            logger.warning("%s: route %s has %r, which is no page and no exercise", ROUTES, name, stop)


def review_dates(app: Sphinx, docname: str, _: str) -> list[nodes.Node]:
    """Return the pages that somebody must read again, the most urgent first."""
    due = sorted((*dates_of(app.env, page)[::-1], page) for _, page in pages(app) if dates_of(app.env, page))
    rows = [
        [link(app, docname, page), said(as_at), said(by), "overdue" if by < today() else "in time"]
        for by, as_at, page in due
    ]
    return [table(["Page", "True as at", "Read again by", "State"], rows)]


def pages(app: Sphinx) -> list[tuple[str, str]]:
    """Return the pages of the book in their order, each with the caption of its part."""
    toc = yaml.safe_load((Path(app.srcdir) / "_toc.yml").read_text(encoding="utf-8"))
    found = []
    for part in toc.get("parts", [{"caption": "", "chapters": toc.get("chapters", [])}]):
        found += [(part["caption"], page) for page in _files(part["chapters"]) if page in app.env.found_docs]
    return found


def _files(chapters: Iterable[dict]) -> Iterator[str]:
    for chapter in chapters:
        yield chapter["file"]
        yield from _files(chapter.get("sections", []))


def exercises(app: Sphinx) -> list[dict]:
    return read_exercises(Path(app.srcdir) / "exercises")


def named(exercise: dict) -> str:
    return f"{exercise['id'].split('-')[0]} {exercise['title']}"


def link(app: Sphinx, docname: str, page: str, text: str = "") -> nodes.paragraph:
    address = app.builder.get_relative_uri(docname, page)
    text = text or app.env.titles[page].astext()
    return nodes.paragraph("", "", nodes.reference("", text, refuri=address, internal=True))


def table(head: list[str], rows: list[list]) -> nodes.table:
    """Return a table whose first column names its row; cells are texts, numbers or nodes."""
    columns = [nodes.colspec(colwidth=1) for _ in head]
    columns[0]["stub"] = 1
    group = nodes.tgroup("", *columns, cols=len(head))
    group += nodes.thead("", row(head))
    group += nodes.tbody("", *map(row, rows))
    return nodes.table("", group, classes=["computed"])


def setup(app: Sphinx) -> dict:
    app.add_node(gathered)
    for name in ("outcomes", "route", "review-dates"):
        app.add_directive(name, Gathered)
    app.connect("doctree-read", add_dates, priority=950)
    app.connect("env-updated", gather_anew)
    app.connect("build-finished", warn_of_overdue)
    app.connect("doctree-resolved", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
