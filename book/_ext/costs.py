"""The directives {running-costs} and {running-assumptions}: people, hours and machines for three sizes of cohort.

Assumptions come from book/careers/costs.yml, minutes from the pages and exercises, and the seconds that grading takes
from the table that benchmarks/grading.py writes.
"""

import math
import re
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from whole_book import Gathered, gathered, stops, table

COSTS = Path("book/careers/costs.yml")
MEASURED = Path("benchmarks/README.md")
MEASURED_ON = "02-how-good-is-a-link"


def read_costs(root: Path) -> dict:
    """Return the assumptions; each has a value, a unit, what it says and its basis."""
    costs = yaml.safe_load((root / COSTS).read_text(encoding="utf-8"))
    for name, one in costs["assumptions"].items():
        if {"value", "unit", "says", "basis"} - one.keys() or not one["value"] > 0:
            raise ValueError(f"{COSTS}: {name} needs a value above 0, a unit, what it says and its basis: {one}")
    return costs


def seconds_a_submission(root: Path) -> float:
    """Return what grading took, in seconds of clock a submission with two workers, when it was last measured."""
    rows = re.findall(rf"^\| {MEASURED_ON} \|(.*)\|$", (root / MEASURED).read_text(encoding="utf-8"), re.MULTILINE)
    return float(rows[0].split("|")[2])


def costs(app: Sphinx, learners: int) -> dict[str, str]:
    """Return people, hours and machines for so many learners, as the table tells them."""
    root = Path(app.srcdir)
    settings = read_costs(root)
    assumed = {name: one["value"] for name, one in settings["assumptions"].items()}
    stopped = list(stops(app, settings["route"]))
    sessions = math.ceil(learners / assumed["session_size"])
    helping = learners * assumed["help_minutes"] / 60
    graded = learners * sum(stop.startswith("exercises/") for stop, *_ in stopped)
    memory = learners * assumed["at_once"] / 100 * assumed["memory"]
    return {
        "Learners' own time": f"{learners * sum(minutes for *_, minutes in stopped) / 60:,.0f} hours",
        "Trainers: set-up, once": f"{assumed['set_up_hours']:,.0f} hours",
        "Trainers: live sessions": f"{sessions * assumed['session_hours']:,.0f} hours, {sessions:,} sessions",
        "Trainers: questions": f"{helping:,.0f} hours",
        "Trainers: capstone by hand, if taken": f"{learners * assumed['by_hand_minutes'] / 60:,.0f} hours",
        "Memory at the busiest": f"{memory:,.0f} GB",
        "Machines for that": f"{math.ceil(memory / assumed['machine']):,}",
        "Grading, one machine": _clock(graded * seconds_a_submission(root)),
    }


def _clock(seconds: float) -> str:
    return f"{math.ceil(seconds / 60):,} minutes" if seconds < 5400 else f"{seconds / 3600:,.1f} hours"


def results(app: Sphinx) -> nodes.table:
    sizes = read_costs(Path(app.srcdir))["learners"]
    by_size = [costs(app, size) for size in sizes]
    rows = [[what, *(one[what] for one in by_size)] for what in by_size[0]]
    return table(["What", *(f"{size:,} learners" for size in sizes)], rows)


def assumptions(app: Sphinx) -> nodes.table:
    root = Path(app.srcdir)
    rows = [
        [one["says"], f"{one['value']:g} {one['unit']}", one["basis"]]
        for one in read_costs(root)["assumptions"].values()
    ]
    measured = [
        "Grading one submission, two workers", f"{seconds_a_submission(root):g} seconds", f"measured, {MEASURED}",
    ]  # fmt: skip
    return table(["What is assumed", "Value", "Basis"], [*rows, measured])


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for place in list(doctree.findall(gathered)):
        if made := {"running-costs": results, "running-assumptions": assumptions}.get(place["kind"]):
            place.replace_self(made(app))


def setup(app: Sphinx) -> dict:
    app.setup_extension("whole_book")
    for name in ("running-costs", "running-assumptions"):
        app.add_directive(name, Gathered)
    app.connect("doctree-resolved", fill, priority=400)  # before whole_book, which fills the rest
    return {"parallel_read_safe": True, "parallel_write_safe": True}
