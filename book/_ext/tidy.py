"""Tidies what Jupyter Book writes: what it would fetch from other hosts, what weighs, what a screen reader trips over.

Also gives each page a description for search engines and stamps the version into the footer.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from masterclass import __version__

# Live code needs a kernel on another host: we have none.
NOT_LOADED = ("thebe", "THEBE")
# What a file is good for: a page without it does not load the file.
NEEDED_FOR = {
    "copybutton": 'class="highlight',
    "clipboard": 'class="highlight',
    "mystnb.": 'class="cell',
    "toggle": "toggle",
    "design-tabs": "sd-tab",
    "sphinx-design": "sd-",
}

LABELLED_ICON = re.compile(r'(<i class="theme-switch[^>]*?) title="[^"]*"')
SIDEBAR_TOP = '<div class="sidebar-primary-items__start sidebar-primary__section">'
EMPTY_HEADER = re.compile(r"<th([^>]*)></th>")
HEADER_WITHOUT_SCOPE = re.compile(r"<th(?![^>]*scope=)((?:\s[^>]*)?)>")
TABLE_BODY = re.compile(r"<tbody>.*?</tbody>", re.DOTALL)
# The icons draw from the web font, without this script of 1.5 MB.
FONTAWESOME = re.compile(r"\s*<(?:script|link)[^>]*fontawesome\.js[^>]*>(?:</script>)?")
# Searching happens on the search page, which alone needs the index of the whole book.
SEARCH_INDEX = re.compile(r'\s*<script src="[^"]*(?:searchtools|language_data|searchindex)\.js"></script>')
SEARCH_LABEL = re.compile(r'(<button class="btn search-button-field[^>]*?) title="Search" aria-label="Search"')

REDIRECT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The Data Linkage Masterclass</title>
<meta http-equiv="refresh" content="0; url={page}.html"><link rel="canonical" href="{page}.html"></head>
<body><p>The course starts on its <a href="{page}.html">home page</a>.</p></body></html>
"""


def stamp_version(app: Sphinx, config: Config) -> None:
    config.release = __version__
    config.html_theme_options["extra_footer"] = (
        f"<p>The Data Linkage Masterclass, version {__version__}. An independent course on made-up data. "
        "Text: CC BY 4.0. Code: MIT.</p>"
    )


def tidy_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None) -> None:
    """Leave out what the page does not need, and describe it in its own first words."""
    for kind in ("script_files", "css_files"):
        context[kind] = [file for file in context.get(kind, []) if _wanted(file, context.get("body", ""))]
    if doctree is not None and 'name="description"' not in context.get("metatags", ""):
        context["metatags"] = context.get("metatags", "") + f'<meta name="description" content="{describe(doctree)}">\n'


def _wanted(file, body: str) -> bool:
    about = f"{getattr(file, 'filename', file)} {getattr(file, 'attributes', {}).get('body', '')}"
    if any(word in about for word in NOT_LOADED):
        return False
    return all(sign in body for name, sign in NEEDED_FOR.items() if name in about)


def drop_live_code(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for node in list(doctree.findall(nodes.raw)):
        if "thebe" in node.astext() or node.astext().startswith("<script>kernelName"):
            node.parent.remove(node)


def describe(doctree: nodes.document) -> str:
    """Return the page's first paragraph, cut at a word before 155 characters."""
    ours = {"reading-time", "as-at"}
    first = (p.astext() for p in doctree.findall(nodes.paragraph) if not ours & set(p["classes"]))
    text = " ".join(next(first, "").split()).replace('"', "&quot;").replace("<", "&lt;")
    return text if len(text) <= 155 else text[:152].rsplit(" ", 1)[0] + "…"


def tidy_html(html: str) -> str:
    """Mend what the theme's templates write; doing it twice changes nothing."""
    html = FONTAWESOME.sub("", html)
    html = LABELLED_ICON.sub(r"\1", html)
    html = SEARCH_LABEL.sub(r"\1", html)
    html = html.replace(SIDEBAR_TOP, SIDEBAR_TOP[:-1] + ' role="region" aria-label="Home and search">')
    html = EMPTY_HEADER.sub(r"<td\1></td>", html)
    html = TABLE_BODY.sub(lambda body: HEADER_WITHOUT_SCOPE.sub(r'<th scope="row"\1>', body.group()), html)
    html = HEADER_WITHOUT_SCOPE.sub(r'<th scope="col"\1>', html)
    return html.replace("Color mode", "Colour mode")


def tidy_site(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.format != "html":
        return
    for path in Path(app.outdir).rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        tidied = tidy_html(html)
        if path.name != "search.html":
            tidied = SEARCH_INDEX.sub("", tidied)
        if tidied != html:
            path.write_text(tidied, encoding="utf-8")
    if (root := app.config.root_doc) != "index":
        index, redirect = Path(app.outdir) / "index.html", REDIRECT.format(page=root)
        if not index.exists() or index.read_text(encoding="utf-8") != redirect:
            index.write_text(redirect, encoding="utf-8")


def setup(app: Sphinx) -> dict:
    app.connect("config-inited", stamp_version)
    app.connect("doctree-resolved", drop_live_code, priority=900)
    app.connect("html-page-context", tidy_context, priority=900)
    app.connect("build-finished", tidy_site, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
