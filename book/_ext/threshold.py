"""The figure *Threshold* and the table of who is missed, both computed from Northmere when the book is built.

``{threshold}`` draws the figure, ``{who-is-missed}`` tells missed matches by group at three thresholds,
``{pair}`` shows two records side by side and ``{pair-weight}`` says what their match weight is.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole

if TYPE_CHECKING:
    import pandas as pd

THRESHOLDS = range(-40, 41)  # tried, in units of match weight; the figure keeps the telling ones
START = 0  # even odds: what software does when nobody decides
STRICTER, LOOSER = 6, -4  # beside START in the table of who is missed
SMALLEST_GROUP = 80  # people; smaller groups are told together
HEIGHT, WIDTH = 200, 600  # of the drawing, in its own units; it stretches to fit the page


@dataclass
class Evidence:
    """The scored pairs of Northmere's schools and earnings, and the truth about them."""

    weight: "pd.Series"
    true_links: "pd.MultiIndex"
    curve: "pd.DataFrame"
    start: int


@cache
def evidence() -> Evidence:
    from masterclass import datasets, linkage

    agreement = linkage.compare(datasets.load("schools"), datasets.load("earnings"))
    weight, true_links = match_weight(agreement), datasets.true_links("schools", "earnings")
    wide = linkage.threshold_curve(weight, true_links, THRESHOLDS)
    most = len(true_links) / 4
    telling = (wide["false_matches"] < most) & (wide["missed_matches"] < most)
    curve = wide[telling].reset_index(drop=True)
    if START not in set(curve["threshold"]):
        raise ValueError(f"Northmere has changed: threshold {START} is off the scale of the figure\n{wide.to_string()}")
    return Evidence(weight, true_links, curve, int(curve.index[curve["threshold"] == START][0]))


def match_weight(agreement: "pd.DataFrame") -> "pd.Series":
    """Return log2 odds that a pair is a match, from Fellegi–Sunter parameters estimated by ECM (Winkler, 1988).

    Zero means as likely a match as not; each further point doubles the odds.
    """
    import numpy as np
    import recordlinkage

    model = recordlinkage.ECMClassifier()
    model.fit(agreement)
    sums = np.log2(model.p / (1 - model.p)) + sum(
        agreement[name].map({value: np.log2(ratio) for value, ratio in ratios.items()})
        for name, ratios in model.weights.items()
    )
    return sums.rename("match_weight")


class ThresholdFigure(SphinxDirective):
    """The slider, the bar, the two curves, the numbers and the table behind them."""

    def run(self) -> list[nodes.Node]:
        seen = evidence()
        return [nodes.raw("", figure(seen.curve, seen.start, len(seen.true_links)), format="html")]


def figure(curve: "pd.DataFrame", start: int, people: int) -> str:
    """Return the figure as HTML, drawn in its first state so that it reads without scripts."""
    rows = curve[["threshold", "links", "true_matches", "false_matches", "missed_matches", "precision", "recall"]]
    data = [[round(float(value), 6) for value in row] for row in rows.itertuples(index=False)]
    first = rows.iloc[start]
    top = int(curve[["false_matches", "missed_matches"]].max().max())
    widest = int((curve["missed_matches"] + curve["links"]).max())
    head = "".join(f'<th scope="col">{name}</th>' for name in HEADINGS)
    body = "".join("<tr>" + "".join(_cells(row)) + "</tr>" for row in rows.itertuples(index=False))
    low, high = _minus(rows["threshold"].min()), _minus(rows["threshold"].max())
    share = {part: f"{100 * first[f'{part}_matches'] / widest:.2f}%" for part in ("missed", "true", "false")}
    return f"""
<div class="threshold" role="group" aria-label="Figure: Threshold" data-widest="{widest}" data-top="{top}">
<div class="threshold-control" hidden>
<label for="threshold-range">Threshold: match weight <span data-show="threshold">{first.threshold:.0f}</span></label>
<input type="range" id="threshold-range" min="0" max="{len(rows) - 1}" step="1" value="{start}">
<div class="threshold-ends"><span>Link on little evidence</span><span>Link only when sure</span></div>
</div>
<div class="threshold-picture" aria-hidden="true">
<div class="threshold-people" style="width:{100 * people / widest:.2f}%">In both registers: {people:,} people</div>
<div class="threshold-bar">
<div data-part="missed" style="width:{share["missed"]}"></div>
<div data-part="true" style="width:{share["true"]}"></div>
<div data-part="false" style="width:{share["false"]}"></div>
</div>
<div class="threshold-links" style="margin-left:{share["missed"]};width:{100 * first.links / widest:.2f}%">
Links made: <span data-show="links">{first.links:,.0f}</span></div>
<ul class="threshold-key"><li data-part="missed">Missed</li><li data-part="true">Rightly linked</li>
<li data-part="false">Wrongly linked</li></ul>
</div>
<dl class="threshold-numbers">
{_number("False matches", "false", f"{first.false_matches:,.0f}")}
{_number("Missed matches", "missed", f"{first.missed_matches:,.0f}")}
{_number("Precision", "precision", f"{first.precision:.1%}", "of links made are right")}
{_number("Recall", "recall", f"{first.recall:.1%}", "of people in both are found")}
</dl>
<p class="threshold-said" role="status"></p>
<div class="threshold-key" aria-hidden="true"><strong>Errors at each threshold</strong>
<span data-line="false">False matches</span><span data-line="missed">Missed matches</span></div>
<div class="threshold-plot" role="img" aria-label="{_alt(rows)}">
<span class="threshold-tick" style="top:0">{top:,}</span><span class="threshold-tick" style="bottom:0">0</span>
<svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
<path class="grid" d="M0 0H{WIDTH}M0 {HEIGHT / 2}H{WIDTH}M0 {HEIGHT}H{WIDTH}"/>
<path class="false" d="{_line(curve["false_matches"], top)}"/>
<path class="missed" d="{_line(curve["missed_matches"], top)}"/>
<path class="cursor" d="{_cursor(start, len(rows))}"/>
</svg>
</div>
<div class="threshold-ends threshold-axis" aria-hidden="true"><span>{low}</span><span>Match weight</span>
<span>{high}</span></div>
<noscript><p>The slider needs JavaScript. The table below holds the same numbers.</p></noscript>
<details><summary>The numbers behind the figure</summary>
<div class="threshold-table" role="region" tabindex="0" aria-label="The numbers behind the figure"><table>
<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details>
<script type="application/json">{json.dumps(data)}</script>
</div>
"""


HEADINGS = ("Match weight", "Links made", "Right links", "False matches", "Missed matches", "Precision", "Recall")


def _cells(row: tuple) -> list[str]:
    numbers = [f"{value:,.0f}" for value in row[1:5]] + [f"{value:.1%}" for value in row[5:]]
    return [f'<th scope="row">{_minus(row[0])}</th>', *(f"<td>{number}</td>" for number in numbers)]


def _minus(number: float) -> str:
    return f"{number:.0f}".replace("-", "−")


def _number(label: str, name: str, value: str, note: str = "") -> str:
    tail = f" <small>{note}</small>" if note else ""
    return f'<div><dt>{label}</dt><dd><span data-show="{name}">{value}</span>{tail}</dd></div>'


def _line(values: "pd.Series", top: int) -> str:
    across = WIDTH / (len(values) - 1)
    return "M" + "L".join(f"{i * across:.1f} {HEIGHT * (1 - value / top):.1f}" for i, value in enumerate(values))


def _cursor(index: int, count: int) -> str:
    return f"M{index * WIDTH / (count - 1):.1f} 0V{HEIGHT}"


def _alt(rows: "pd.DataFrame") -> str:
    first, last = rows.iloc[0], rows.iloc[-1]
    return escape(
        "Two curves against the threshold. As it rises, false matches fall from "
        f"{first.false_matches:,.0f} to {last.false_matches:,.0f} while missed matches rise from "
        f"{first.missed_matches:,.0f} to {last.missed_matches:,.0f}."
    )


class WhoIsMissed(SphinxDirective):
    """Missed matches by ethnic group, at three thresholds."""

    def run(self) -> list[nodes.Node]:
        cuts = {"Loose": LOOSER, "Even odds": START, "Strict": STRICTER}
        names = [f"{name}<br><small>{_minus(cut)}</small>" for name, cut in cuts.items()]
        rows = []
        for group, row in missed_by_group(evidence()).iterrows():
            shares = (row[str(cut)] for cut in cuts.values())
            cells = [f'<span class="share" style="--share:{share:.3f}">{100 * share:.0f}</span>' for share in shares]
            rows.append([escape(group), f"{row['people']:,.0f}", *cells])
        caption = "Northmere: missed out of every 100 people in both registers, by ethnic group and threshold"
        return [html_table("missed", caption, ["Group", "People", *names], rows)]


def missed_by_group(seen: Evidence) -> "pd.DataFrame":
    """Return people in both registers and the share missed at each threshold, a row a group, largest group first."""
    from masterclass import datasets

    owners = datasets.load_truth("schools").loc[seen.true_links.get_level_values(0)]
    group = datasets.load_truth("people").loc[owners, "ethnicity"]
    small = group.value_counts().loc[lambda counts: counts < SMALLEST_GROUP].index
    group = group.replace(dict.fromkeys(small, " or ".join(sorted(small)))).to_numpy()
    weight = seen.weight.reindex(seen.true_links)
    missed = {str(cut): 1 - (weight >= cut).groupby(group).mean() for cut in (LOOSER, START, STRICTER)}
    table = weight.groupby(group).size().to_frame("people").assign(**missed)
    return table.sort_values("people", ascending=False)


def html_table(name: str, caption: str, head: list[str], rows: list[list[str]]) -> nodes.raw:
    """Return a table whose first column names the rows."""
    top = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        for first, *cells in rows
    )
    parts = f"<caption>{caption}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody>"
    table = f'<div class="pst-scrollable-table-container"><table class="table {name}">{parts}</table></div>'
    return nodes.raw("", table, format="html")


class Pair(SphinxDirective):
    """A pupil's and an earner's record, detail by detail.

    ``names``, and ``weight`` (from, up to but not including), make sure that the text around it still fits the draw.
    """

    required_arguments = 2
    option_spec: ClassVar[dict] = {"names": directives.unchanged_required, "weight": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        pair = tuple(self.arguments)
        left, right, names, weight = look_up(pair)
        low, high = map(float, self.options["weight"].split())
        if names != self.options["names"] or pair not in evidence().true_links or not low <= weight < high:
            raise self.error(CHANGED.format(names=names, weight=weight))
        rows = [[label, escape(str(left[key])), escape(str(right[key]))] for label, key in DETAILS.items()]
        caption = "Two records from the made-up town of Northmere"
        return [html_table("pair", caption, ["Detail", "School register", "Payroll"], rows)]


class PairWeight(SphinxRole):
    """{pair-weight}`S00001 E00001 Ann Lee, ANNE LEE` gives the weight the pair reaches, and the odds it stands for."""

    def run(self) -> tuple[list, list]:
        left, right, said = self.text.split(maxsplit=2)
        *_, names, weight = look_up((left, right))
        if names != said:
            message = self.inliner.reporter.error(CHANGED.format(names=names, weight=weight), line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        odds = f"{float(f'{2 ** abs(weight):.2g}'):,.0f} to 1 {'on' if weight > 0 else 'against'}"
        told = f"{weight:.1f}, odds of about {odds}".replace("-", "−")
        return [nodes.inline("", told, classes=["computed"])], []


CHANGED = "Northmere has changed: these are now {names}, of weight {weight:.1f}; choose another pair and mend the text"


def look_up(pair: tuple[str, str]) -> tuple["pd.Series", "pd.Series", str, float]:
    """Return a pupil's and an earner's record, their names, and the match weight of the two."""
    from masterclass import datasets

    left, right = datasets.load("schools").loc[pair[0]], datasets.load("earnings").loc[pair[1]]
    names = f"{left.first_name} {left.surname}, {right.first_name} {right.surname}"
    return left, right, names, evidence().weight.get(pair, -math.inf)


DETAILS = {
    "First name": "first_name",
    "Surname": "surname",
    "Sex": "sex",
    "Date of birth": "date_of_birth",
    "Address": "address",
    "Postcode": "postcode",
}


def add_script(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None) -> None:
    if '<div class="threshold"' in context.get("body", ""):
        app.add_js_file("threshold.js", loading_method="defer")


def setup(app: Sphinx) -> dict:
    app.add_directive("threshold", ThresholdFigure)
    app.add_directive("who-is-missed", WhoIsMissed)
    app.add_directive("pair", Pair)
    app.add_role("pair-weight", PairWeight())
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
