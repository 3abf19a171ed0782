"""The roles {fact} and {example}, the directive {sources}: real figures come from book/facts.yml, with their source.

``{fact}`hes-missed` `` writes the value and a small number that leads to the page's list of sources;
``{sources}`` is that list.
A name that facts.yml does not know is an error, and so is a page that states facts without a list of sources.
"""

import difflib
from functools import cache
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

FILE = Path("book/facts.yml")
FACT_KEYS, SOURCE_KEYS = {"value", "says", "source"}, {"title", "url", "mark", "read"}
logger = logging.getLogger(__name__)


class sources_here(nodes.General, nodes.Element):
    """Where the page's list of sources goes, once the whole page has been read."""


@cache
def load_facts(path: Path, changed: float) -> tuple[dict, dict]:
    """Return facts and sources; ``changed`` is the file's time stamp, so that an edited file is read again."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    facts, sources = content["facts"], content["sources"]
    for name, fact in facts.items():
        if FACT_KEYS - fact.keys() or fact["source"] not in sources:
            raise ValueError(f"{path}: fact {name!r} needs {', '.join(sorted(FACT_KEYS))}, and a source that is listed")
    for name, source in sources.items():
        if SOURCE_KEYS - source.keys() or source["mark"] not in ("found", "known", "reported"):
            needs = ", ".join(sorted(SOURCE_KEYS))
            raise ValueError(f"{path}: source {name!r} needs {needs}; its mark is found, known or reported")
    return facts, sources


def facts_of(env) -> tuple[dict, dict]:
    path = Path(env.srcdir) / FILE
    return load_facts(path, path.stat().st_mtime)


class FactRole(SphinxRole):
    def run(self) -> tuple[list, list]:
        facts, _ = facts_of(self.env)
        self.env.note_dependency(str(FILE))
        fact = facts.get(self.text)
        if fact is None:
            near = ", ".join(difflib.get_close_matches(self.text, facts, 3, 0.4)) or "none"
            message = self.inliner.reporter.error(
                f"there is no fact {self.text!r} in {FILE} (close to it: {near})", line=self.lineno
            )
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        used = self.env.temp_data.setdefault("sources_used", [])
        if fact["source"] not in used:
            used.append(fact["source"])
        number = used.index(fact["source"]) + 1
        link = nodes.reference("", "", refid=f"source-{number}", internal=True)
        link += [nodes.inline("", "source ", classes=["visually-hidden"]), nodes.Text(str(number))]
        mark = nodes.superscript("", "", link, classes=["source-number"])
        return [nodes.inline("", str(fact["value"]), classes=["fact"]), mark], []


class ExampleRole(SphinxRole):
    """{example}`80%` prints a figure that is invented, and says so to who checks that figures have sources."""

    def run(self) -> tuple[list, list]:
        return [nodes.inline("", self.text, classes=["example"])], []


class Sources(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        node = sources_here()
        self.set_source_info(node)
        return [node]


def list_sources(app: Sphinx, doctree: nodes.document) -> None:
    """Put the list of the sources used where the page asked for it."""
    for paragraph in doctree.findall(nodes.paragraph):
        drop_repeated_marks(paragraph)
    used = app.env.temp_data.get("sources_used", [])
    places = list(doctree.findall(sources_here))
    if used and not places:
        logger.warning("this page states facts but has no {sources} list", location=app.env.docname)
    for place in places:
        place.replace_self(source_list(used, facts_of(app.env)[1]) if used else [])


def drop_repeated_marks(paragraph: nodes.paragraph) -> None:
    """Leave each source's number once in a paragraph, at its last fact."""
    marks = {}
    for mark in list(paragraph.findall(nodes.superscript)):
        if "source-number" in mark["classes"]:
            earlier = marks.get(mark.astext())
            if earlier is not None:
                earlier.parent.remove(earlier)
            marks[mark.astext()] = mark


def source_list(used: list[str], sources: dict) -> nodes.enumerated_list:
    items = nodes.enumerated_list(classes=["sources", "no-time"], enumtype="arabic", prefix="", suffix=".")
    for number, name in enumerate(used, 1):
        source = sources[name]
        line = nodes.paragraph()
        line += nodes.Text(f"{source['who']}. ") if source.get("who") else nodes.Text("")
        line += nodes.reference("", source["title"], refuri=source["url"], internal=False)
        read = source["read"]
        reported = " Reported by the press." if source["mark"] == "reported" else ""
        line += nodes.Text(f". Read on {read.day} {read:%B %Y}.{reported}")
        items += nodes.list_item("", line, ids=[f"source-{number}"])
    return items


def setup(app: Sphinx) -> dict:
    app.add_node(sources_here)
    app.add_role("fact", FactRole())
    app.add_role("example", ExampleRole())
    app.add_directive("sources", Sources)
    app.connect("doctree-read", list_sources, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
