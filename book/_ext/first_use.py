"""Links the first use of each term on a page to the glossary, which defines every term once."""

import re
from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

GLOSSARY = "book/reference/glossary"
NOT_HERE = (
    *(nodes.title, nodes.rubric, nodes.reference, nodes.legend, nodes.thead, nodes.raw, nodes.math),
    *(nodes.literal, nodes.literal_block, pending_xref),
)


@cache
def terms(path: Path, changed: float) -> dict[str, str]:
    """Return the terms of the glossary in lower case, each with its spelling there."""
    body = re.search(r"^```\{glossary\}\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    lines = [line for line in body[1].splitlines() if line and not line.startswith((" ", ":"))]
    found = {line.lower(): line for line in lines}
    if len(found) < len(lines):
        raise ValueError(f"{path}: a term is defined twice: {sorted({one for one in lines if lines.count(one) > 1})}")
    return found


def link_first_uses(app: Sphinx, doctree: nodes.document) -> None:
    docname, path = app.env.docname, Path(app.srcdir) / f"{GLOSSARY}.md"
    if docname == GLOSSARY or GLOSSARY not in app.env.found_docs:
        return
    app.env.note_dependency(str(path))
    waiting = dict(terms(path, path.stat().st_mtime))
    for text in list(doctree.findall(nodes.Text)):
        if waiting and not _inside(text, NOT_HERE) and _inside(text, nodes.paragraph):
            _link(text, waiting)


def _inside(node: nodes.Node, kinds) -> bool:
    while node is not None:
        if isinstance(node, kinds) or (isinstance(node, nodes.Element) and "no-time" in node.get("classes", ())):
            return isinstance(node, kinds) or kinds is NOT_HERE
        node = node.parent
    return False


def _link(text: nodes.Text, waiting: dict[str, str]) -> None:
    """Link the terms that this text is the first on the page to use; the longest first, so that words stay whole."""
    told, parts, done = text.astext(), [], 0
    longest = sorted(map(re.escape, waiting), key=len, reverse=True)
    for use in re.finditer(rf"\b({'|'.join(longest)})(?:s|es)?\b", told, re.IGNORECASE):
        name = waiting.pop(use[1].lower(), None)
        if name is None:
            continue
        parts.append(nodes.Text(told[done : use.start()]))
        about = {"refdomain": "std", "reftype": "term", "reftarget": name, "refexplicit": True, "refwarn": True}
        parts.append(pending_xref(use[0], nodes.inline("", use[0], classes=["term"]), **about))
        done = use.end()
    if parts:
        text.parent.replace(text, [*(part for part in parts if part.astext()), nodes.Text(told[done:])])


def setup(app: Sphinx) -> dict:
    app.connect("doctree-read", link_first_uses, priority=850)  # after the claims, before the reading time
    return {"parallel_read_safe": True, "parallel_write_safe": True}
