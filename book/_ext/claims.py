"""Keeps claims sourced: on pages in book/ a number or a named Act comes from a fact, is computed, or is an example.

Anything else is a warning, which stops the build. What may stand anyway is in book/exceptions.yml, with a reason::

    claims:
      - page: book/teaching/running-a-cohort     # or "*"
        text: "JupyterHub \\\\d"                   # a pattern
        reason: the name of a program's version
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

EXCEPTIONS = Path("book/exceptions.yml")
SOURCED = {
    "fact",
    "example",
    "computed",
    "sources",
    "source-number",
    "reading-time",
    "pasted-text",
    "as-at",
    "exercise-list",
}
NOT_PROSE = (
    *(nodes.literal, nodes.literal_block, nodes.raw, nodes.comment, nodes.math, nodes.math_block, nodes.citation),
    *(nodes.problematic, nodes.system_message),
)
NUMBER = re.compile(r"[\w£$.,%–-]*\d[\w.,%–-]*")
ACT = re.compile(
    r"(?:\b(?!The\b|An?\b|What\b|Which\b|This\b)[A-Z][\w-]+ (?:(?:and|of|for|the|\([A-Z]\w+(?: \w+)*\)) )*)+Act\b"
)
logger = logging.getLogger(__name__)


@cache
def exceptions(path: Path, changed: float, kind: str) -> list[dict]:
    """Return the exceptions of one kind; each names its page, a pattern and the reason."""
    found = yaml.safe_load(path.read_text(encoding="utf-8")).get(kind) or []
    for one in found:
        if {"page", "text", "reason"} - one.keys() or not one["reason"].strip():
            raise ValueError(f"{path}: an exception needs page, text and reason: {one}")
    return found


def excepted(root: Path, docname: str, kind: str) -> list[str]:
    path = root / EXCEPTIONS
    if not path.exists():
        return []
    found = exceptions(path, path.stat().st_mtime, kind)
    return [one["text"] for one in found if one["page"] in ("*", docname)]


def bare(doctree: nodes.document, allowed: list[str]) -> Iterator[tuple[nodes.Text, str]]:
    """Yield each number or Act in prose that nothing vouches for."""
    facts = " ".join(node.astext() for node in doctree.findall(nodes.inline) if "fact" in node["classes"])
    for text in doctree.findall(nodes.Text):
        if _vouched(text):
            continue
        told = text.astext()
        for pattern in allowed:
            told = re.sub(pattern, " ", told)
        yield from ((text, number) for number in NUMBER.findall(told))
        yield from ((text, act) for act in ACT.findall(told) if act not in facts)


def _vouched(node: nodes.Node) -> bool:
    while node is not None:
        if isinstance(node, NOT_PROSE):
            return True
        if isinstance(node, nodes.Element) and (
            SOURCED & set(node.get("classes", ())) or node.get("refdomain") == "cite"
        ):
            return True
        node = node.parent
    return False


def check_claims(app: Sphinx, doctree: nodes.document) -> None:
    docname = app.env.docname
    if not docname.startswith("book/"):
        return  # notebooks work their numbers out
    app.env.note_dependency(str(EXCEPTIONS))
    for text, claim in bare(doctree, excepted(Path(app.srcdir), docname, "claims")):
        logger.warning(
            "a claim without a source: %r in “%s…”. Use {fact}, {example}, or an exception in %s",
            claim, text.astext()[:70], EXCEPTIONS, location=docname,
        )  # fmt: skip


def setup(app: Sphinx) -> dict:
    app.connect("doctree-read", check_claims, priority=800)  # before the reading time, after the facts
    return {"parallel_read_safe": True, "parallel_write_safe": True}
