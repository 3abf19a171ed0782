"""Says under each title how long the page takes, counted from its words when the book is built.

Words are read at 220 a minute; in a notebook a line of code counts as ten words, and outputs as none.
"""

import math

from docutils import nodes
from sphinx.application import Sphinx

WORDS_A_MINUTE = 220
WORDS_A_LINE_OF_CODE = 10
NOT_READ = (nodes.raw, nodes.comment, nodes.literal_block)


def words_on(tree: nodes.Element) -> int:
    """Count the words a reader reads; ``no-time`` marks what nobody reads in passing, such as a list of sources."""
    total = 0
    for child in tree.children:
        if isinstance(child, nodes.Text):
            total += len(child.astext().split())
        elif isinstance(child, NOT_READ) or "no-time" in child.get("classes", ()):
            continue
        elif child.get("nb_element") == "cell_code_source":
            total += WORDS_A_LINE_OF_CODE * len(child.astext().splitlines())
        elif child.get("nb_element") != "cell_code_output":
            total += words_on(child)
    return total


def minutes(words: int) -> int:
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def add_reading_time(app: Sphinx, doctree: nodes.document) -> None:
    title = next(doctree.findall(nodes.title), None)
    if title is None:
        return
    number = minutes(words_on(doctree))
    app.env.metadata[app.env.docname]["minutes"] = number
    has_code = any(node.get("nb_element") == "cell_code_source" for node in doctree.findall(nodes.container))
    text = f"{number} minute{'' if number == 1 else 's'} to {'work through' if has_code else 'read'}"
    title.parent.insert(title.parent.index(title) + 1, nodes.paragraph("", text, classes=["reading-time"]))


def setup(app: Sphinx) -> dict:
    app.connect("doctree-read", add_reading_time, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
