"""The directive {town}: a picture of Northmere, drawn when the book is built, with its words and numbers."""

from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

PICTURE = "_images/northmere-town.svg"


class Town(SphinxDirective):
    """The map of the town and how many records each person has, with a table of the same numbers."""

    def run(self) -> list[nodes.Node]:
        from masterclass import population
        from masterclass.population import picture

        town = population.draw()
        path = Path(self.env.app.outdir) / PICTURE
        path.parent.mkdir(parents=True, exist_ok=True)
        words = picture.town(path, town)
        up = "../" * self.env.docname.count("/")
        shares = picture.records_per_person(town)
        rows = "".join(
            f"<tr><th scope='row'>{count}{more}</th><td>{share:.1%}</td></tr>"
            for (count, share), more in zip(shares.items(), [""] * (len(shares) - 1) + [" or more"], strict=True)
        )
        html = (
            f'<figure class="town"><img src="{up}{PICTURE}" alt="{escape(words)}" width="420" loading="lazy">'
            "<figcaption>Northmere: its households, and how many records each person has.</figcaption></figure>"
            "<details><summary>The numbers behind the bars</summary><table class='table'>"
            "<thead><tr><th scope='col'>Records</th><th scope='col'>Share of people</th></tr></thead>"
            f"<tbody>{rows}</tbody></table></details>"
        )
        return [nodes.raw("", html, format="html")]


def setup(app: Sphinx) -> dict:
    app.add_directive("town", Town)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
