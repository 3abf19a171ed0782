"""A picture of the town for the book: a dot for each household on the map, and how many records each person has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from ..errors import CourseError
from .forms import deprivation, ground
from .people import SHARED, TODAY
from .sources import SOURCES

if TYPE_CHECKING:
    from . import Town
    from .blocks import Block

WIDTH, HEIGHT = 4.2, 7.4  #: inches: as wide as a phone, so that the text keeps its size there
MOST = 15  #: the last bar stands for this many records and more
INK, LIGHT, DARK = "#12436d", "#f6f4ef", "#c9c2b2"
STYLE = {
    "svg.hashsalt": "northmere",  # the same town gives the same bytes
    "path.simplify": False,
    "font.size": 9.5,
    "axes.edgecolor": INK,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


def town(path: Path, drawn: Town) -> str:
    """Draw a town's picture to an SVG or PNG file.

    Parameters
    ----------
    path : Path
        The file to write; its ending says which kind.
    drawn : Town
        The town; one of a few blocks, since a picture has no room for more.

    Returns
    -------
    str
        What the picture shows, for readers who do not see it.

    Raises
    ------
    CourseError
        When the file has another ending or cannot be written.
    """
    path = Path(path)
    if path.suffix not in (".svg", ".png"):
        raise CourseError(f"{path.name} cannot be drawn: expected a name that ends in .svg or .png")
    shares = records_per_person(drawn)
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, HEIGHT), layout="constrained")
        top, bottom = figure.subplots(2, 1, height_ratios=[1.5, 1])
        households = sum(_map(top, block) for block in drawn.blocks)
        top.set(aspect=1 / np.cos(np.radians(top.get_ylim()[0])))
        top.set_title(
            "Each dot is a household of today, a large one a hall\nor care home; poorer areas are darker",
            loc="left",
            fontsize=9.5,
        )
        top.set_axis_off()
        top.set_anchor("W")
        _bars(bottom, shares)
        try:
            kind = {"Date": None, "Creator": None} if path.suffix == ".svg" else {"Software": None}
            figure.savefig(path, dpi=200, metadata=kind)
        except OSError as error:
            raise CourseError(f"{path} cannot be written ({error.strerror}): choose another place") from error
    return _words(drawn, households, shares)


def records_per_person(drawn: Town) -> pd.Series:
    """Return the share of people with 0, 1, 2, … records in all departments; the last entry holds ``MOST`` and more."""
    count = np.zeros(MOST + 1)
    for block in drawn.blocks:
        of = np.concatenate([block.records(name).who for name in SOURCES])
        each = np.bincount(of, minlength=block.size).clip(max=MOST)
        count += np.bincount(each, minlength=MOST + 1)
    return pd.Series(count / count.sum(), index=pd.Index(range(MOST + 1), name="records"), name="share of people")


def _map(axes: Axes, block: Block) -> int:
    """Draw one block's small areas and households; return how many households there are."""
    people, place = block.people, ground(block)
    shade = np.linspace(0, 1, 10)[10 - deprivation(people)][:, None]
    colours = (1 - shade) * mpl.colors.to_rgb(LIGHT) + shade * mpl.colors.to_rgb(DARK)
    axes.add_collection(PolyCollection(place.rings(), facecolors=colours, edgecolors="white", linewidths=0.9))
    here = np.flatnonzero(people.present(TODAY))
    households, first = np.unique(people.household_at(here, TODAY), return_index=True)
    x, y = place.houses(people.address_at(here[first], TODAY))
    large = people.household_kind[households] > SHARED
    _dots(axes, x[~large], y[~large], 1.5)
    _dots(axes, x[large], y[large], 5.0)
    axes.autoscale_view()
    return len(households)


def _dots(axes: Axes, x: np.ndarray, y: np.ndarray, width: float) -> None:
    """Draw dots as one line each, too short to see, with round ends: it makes a far smaller file than a marker each."""
    gap = np.full(len(x), np.nan)
    ends = [np.stack([part, part + 1e-6, gap], axis=1).ravel() for part in (x, y)]
    axes.plot(*ends, color=INK, linewidth=width, solid_capstyle="round")


def _bars(axes: Axes, shares: pd.Series) -> None:
    axes.bar(shares.index, 100 * shares, color=INK, width=0.8)
    axes.set_title("How many records each person has\nin all departments", loc="left", fontsize=9.5)
    axes.set(xlabel="Records", ylabel="People, %", xticks=[0, 5, 10, MOST], xticklabels=["0", "5", "10", f"{MOST}+"])
    axes.spines[["top", "right"]].set_visible(False)


def _words(drawn: Town, households: int, shares: pd.Series) -> str:
    middle = int(np.searchsorted(shares.cumsum(), 0.5))
    return (
        f"Above, a map of Northmere's small areas with a dot for each of its {households:,} households of today, "
        "large ones for student halls and care homes; poorer areas are darker. "
        f"Below, a bar chart of how many records each of the {drawn.people:,} people has in all departments: "
        f"{shares[0]:.0%} have none, half have {middle} or fewer, and {shares[MOST]:.0%} have {MOST} or more."
    )
