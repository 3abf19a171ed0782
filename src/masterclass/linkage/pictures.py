"""Pictures of match weights, thresholds and missed groups, each with a description of what it shows.

They can be read in greyscale and on a phone: kinds differ in shade, hatching, marker and line, never in colour alone.
"""

from __future__ import annotations

import base64
import functools
import html
import io
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

DARK, LIGHT, LINE = "#1d3f72", "#f5b963", "#222222"
STYLE = {
    "font.size": 12,
    "axes.titlesize": 13,
    "axes.labelsize": 12,
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
    "legend.fontsize": 11,
    "legend.frameon": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "hatch.linewidth": 0.8,
    "figure.facecolor": "white",
}
#: Probabilities that the waterfall's right axis may show.
CHANCES = (1e-9, 1e-6, 1e-4, 0.01, 0.1, 0.5, 0.9, 0.99, 0.9999, 1 - 1e-6, 1 - 1e-9)


@dataclass(frozen=True)
class Picture:
    """A figure and its description; shown in a notebook or in the book, the picture carries both.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
        For ``figure.savefig`` or changes.
    alt : str
        What the figure shows, for those who do not see it.
    """

    figure: Figure
    alt: str

    def _repr_html_(self) -> str:
        data = io.BytesIO()
        self.figure.savefig(data, format="png", dpi=144, metadata={"Software": None})
        encoded = base64.b64encode(data.getvalue()).decode("ascii")
        width = round(self.figure.get_figwidth() * 96)
        return (
            f'<img alt="{html.escape(self.alt)}" src="data:image/png;base64,{encoded}" '
            f'style="width: {width}px; max-width: 100%; height: auto">'
        )


def _styled(draw: Callable[..., Picture]) -> Callable[..., Picture]:
    """Draw in the course's style without changing anybody else's figures."""

    @functools.wraps(draw)
    def drawn(*told: object, **named: object) -> Picture:
        with mpl.rc_context({**mpl.rcParamsDefault, **STYLE}):
            return draw(*told, **named)

    return drawn


@_styled
def weight_histogram(
    weights: pd.Series, true_links: pd.MultiIndex | None = None, threshold: float | None = None
) -> Picture:
    """Draw how many pairs have which match weight.

    Parameters
    ----------
    weights : Series
        Match weights in bits, indexed by pair.
    true_links : MultiIndex, optional
        All true pairs; with them, matches and non-matches are drawn apart.
    threshold : float, optional
        Where pairs begin to be linked.

    Returns
    -------
    Picture
        The counts are on a log scale where the tallest column would hide the smallest, and the axis says so.
    """
    weights = _finite(weights, "weights")
    low, high = np.floor(weights.min()), np.floor(weights.max()) + 1
    step = max(1, int(np.ceil((high - low) / 30)))
    edges = np.arange(low, high + step, step)
    kinds = {"pairs": np.ones(len(weights), dtype=bool)}
    if true_links is not None:
        match = np.asarray(weights.index.isin(true_links))
        kinds = {"non-matches": ~match, "matches": match}
    counts = {kind: np.histogram(weights[which], edges)[0] for kind, which in kinds.items()}
    seen = np.concatenate(list(counts.values()))
    log = seen.max() > 50 * seen[seen > 0].min()

    figure = Figure(figsize=(6, 3.8), layout="constrained")
    axes = figure.subplots()
    fills = [dict(color=LIGHT, hatch="///"), dict(color=DARK)][-len(kinds) :]
    width = step * 0.9 / len(kinds)
    for place, ((kind, count), fill) in enumerate(zip(counts.items(), fills, strict=True)):
        left = edges[:-1] + step * 0.05 + place * width
        axes.bar(left, count, width, align="edge", label=f"{kind} ({count.sum():,})", edgecolor=LINE, lw=0.5, **fill)
    if log:
        axes.set_yscale("log")
        axes.set_ylim(bottom=0.5)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}" if value >= 1 else "")
    axes.set(xlabel="Match weight (bits)", ylabel="Pairs (log scale)" if log else "Pairs")
    if threshold is not None:
        axes.axvline(threshold, color=LINE, lw=2, ls="--", label=f"threshold {_number(threshold)}")
    if true_links is not None or threshold is not None:
        figure.legend(loc="outside upper center", ncols=3, handlelength=1.4, columnspacing=1.2)

    told = ["Histogram of match weights."]
    for kind, which in kinds.items():
        some = weights[which]
        if len(some):
            ends = f"from {_number(some.min())} to {_number(some.max())} bits"
            told.append(f"{len(some):,} {kind}, {ends}, half of them below {_number(some.median())}.")
        else:
            told.append(f"No {kind}.")
    if threshold is not None:
        above = weights >= threshold
        linked = " and ".join(f"{int((above & which).sum()):,} {kind}" for kind, which in kinds.items())
        told.append(f"The threshold of {_number(threshold)} links {linked}.")
    if true_links is not None and len(true_links) > kinds["matches"].sum():
        told.append(f"{len(true_links) - kinds['matches'].sum():,} more matches have no weight, as never compared.")
    if log:
        told.append("The counts are on a log scale.")
    return Picture(figure, " ".join(told))


@_styled
def waterfall(parts: pd.Series, title: str | None = None) -> Picture:
    """Draw how one pair's match weight adds up, from the starting weight through each comparison to the total.

    Parameters
    ----------
    parts : Series
        In bits: first the starting weight, the prior odds of a match as a base-2 logarithm; then one weight a
        comparison, by its name.
    title : str, optional
        For instance whose pair it is.
    """
    parts = _finite(parts, "parts")
    names = [str(name).replace("_", " ") for name in parts.index]
    steps, ends = parts.to_numpy(dtype=float), parts.to_numpy(dtype=float).cumsum()
    total, chance = ends[-1], _chance(ends[-1])

    figure = Figure(figsize=(6, 4.4), layout="constrained")
    axes = figure.subplots()
    axes.axhline(0, color=LINE, lw=1)
    for place, (step, end) in enumerate(zip(steps, ends, strict=True)):
        fill = dict(color=DARK) if step >= 0 else dict(color=LIGHT, hatch="///")
        axes.bar(place, step, 0.7, bottom=end - step, edgecolor=LINE, lw=0.8, **fill)
        axes.plot([place - 0.35, place + 1.35], [end, end], color=LINE, lw=0.8)
        _above(axes, place, max(end, end - step), _signed(step))
    axes.bar(len(steps), total, 0.7, color="#bbbbbb", edgecolor=LINE, lw=2)
    _above(axes, len(steps), max(total, 0), _signed(total), weight="bold")
    labels = [textwrap.shorten(name, 24, placeholder="…") for name in [*names, "total"]]
    wrapped = [textwrap.fill(label, 8, break_long_words=False) for label in labels]
    if len(labels) > 6 or max(len(line) for label in wrapped for line in label.splitlines()) > 9:
        axes.set_xticks(range(len(labels)), labels, rotation=40, ha="right", rotation_mode="anchor")
    else:
        axes.set_xticks(range(len(labels)), wrapped, fontsize=10.5)
    axes.set(ylabel="Match weight (bits)", title=title)
    low, high = min(0, ends.min()), max(0, ends.max())
    room = (high - low or 1) * 0.12
    low, high = low - room / 2, high + room
    axes.set_ylim(low, high)
    chances = axes.secondary_yaxis("right")
    shown = [each for each in CHANCES if low < _odds(each) < high]
    chances.set_yticks([_odds(each) for each in shown], [_percent(each) for each in shown])
    chances.set_ylabel("Probability of a match")

    moves = [
        f"{name} {_signed(step)}, to {_number(end)}"
        for name, step, end in zip(names[1:], steps[1:], ends[1:], strict=True)
    ]
    told = [f"Waterfall of one pair's match weight in bits: {names[0]} {_signed(steps[0])}", *moves]
    told = f"{'; '.join(told)}. Total {_signed(total)}, a probability of {_percent(chance)}."
    return Picture(figure, f"{title.rstrip('.:')}{'' if title.endswith('?') else '.'} {told}" if title else told)


@_styled
def threshold_figure(curve: pd.DataFrame, decision: float | None = None) -> Picture:
    """Draw precision and recall against the threshold.

    Parameters
    ----------
    curve : DataFrame
        From ``linkage.threshold_curve``.
    decision : float, optional
        The threshold chosen, one of the curve's.
    """
    curve = _columns(curve, "threshold", "precision", "recall", source="threshold_curve").sort_values("threshold")
    told = [
        f"Precision and recall at thresholds from {_number(curve['threshold'].min())} to "
        f"{_number(curve['threshold'].max())} bits."
    ]
    figure = Figure(figsize=(6, 3.8), layout="constrained")
    axes = figure.subplots()
    for kind, look in (
        ("precision", dict(color=DARK, marker="o")),
        ("recall", dict(color="#c46a00", marker="s", ls="--")),
    ):
        every = max(1, len(curve) // 12)
        axes.plot(curve["threshold"], curve[kind], lw=2, markersize=6, markevery=every, label=kind, **look)
        known = curve[curve[kind].notna()]
        if len(known):
            first, last = known[kind].iloc[[0, -1]]
            told.append(f"{kind.capitalize()} goes from {_percent(first)} to {_percent(last)}.")
    if decision is not None:
        chosen = curve[np.isclose(curve["threshold"], decision)]
        if chosen.empty:
            raise ValueError(
                f"decision is {decision!r}, which is not among the {len(curve)} thresholds of the curve. "
                "Add it to the thresholds that threshold_curve is asked for."
            )
        at = chosen.iloc[0]
        rates = f"precision {_percent(at['precision'])}, recall {_percent(at['recall'])}"
        axes.axvline(decision, color=LINE, lw=1.5, ls=":", label=f"threshold {_number(decision)}: {rates}")
        axes.plot([decision] * 2, at[["precision", "recall"]], "D", color=LINE, markersize=8, zorder=3)
        told.append(f"At the chosen threshold of {_number(decision)}: {rates}.")
    low = min(0.9, np.nanmin([curve["precision"].min(), curve["recall"].min(), 0.9]))
    axes.set_ylim(np.floor(low * 10) / 10 - 0.02, 1.02)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.grid(axis="y", color="#dddddd")
    axes.set(xlabel="Threshold (bits)", ylabel="Share")
    figure.legend(loc="outside upper center", ncols=2, handlelength=2.4, columnspacing=1.2)
    if axes.get_ylim()[0] > 0:
        told.append(f"The share axis begins at {np.floor(low * 10) / 10:.0%}.")
    return Picture(figure, " ".join(told))


@_styled
def missed_by_group(table: pd.DataFrame) -> Picture:
    """Draw each group's share of missed matches and its interval.

    Parameters
    ----------
    table : DataFrame
        From ``linkage.quality_by``.
    """
    needed = ("true_pairs", "missed_matches", "missed_rate", "missed_low", "missed_high")
    table = _columns(table, *needed, source="quality_by")
    of = str(table.index.name or "group").replace("_", " ")
    total = table["true_pairs"].sum()
    overall = table["missed_matches"].sum() / total if total else np.nan

    figure = Figure(figsize=(6, 1.4 + 0.42 * len(table)), layout="constrained")
    axes = figure.subplots()
    places = np.arange(len(table))[::-1]
    rate, low, high = (table[name].to_numpy(dtype=float) for name in needed[2:])
    axes.hlines(places, low, high, color=DARK, lw=3)
    axes.plot(rate, places, "o", color=DARK, markeredgecolor="white", markersize=10, clip_on=False, zorder=3)
    if total:
        axes.axvline(overall, color=LINE, lw=1.5, ls="--")
        over = axes.get_xaxis_transform()
        axes.text(overall, 1.01, f"all: {_percent(overall)}", transform=over, ha="center", va="bottom", fontsize=11)
    names = [textwrap.shorten(str(name), 28, placeholder="…") for name in table.index]
    axes.set_yticks(places, [f"{name} (n = {size:,})" for name, size in zip(names, table["true_pairs"], strict=True)])
    axes.set_ylim(-0.6, len(table) - 0.4)
    axes.set_xlim(left=0)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value * 100:.3g}%")
    axes.grid(axis="x", color="#dddddd")
    axes.set_axisbelow(True)
    axes.set_xlabel("True matches missed, with 95% interval")

    told = [f"Share of true matches missed by {of}, with 95% intervals."]
    for name, row in table.iterrows():
        if row["true_pairs"]:
            interval = f"{_percent(row['missed_low'])} to {_percent(row['missed_high'])}"
            told.append(f"{name}: {_percent(row['missed_rate'])} of {row['true_pairs']:,.0f} ({interval}).")
        else:
            told.append(f"{name}: no true matches.")
    return Picture(figure, " ".join([*told, f"All groups: {_percent(overall)}."]))


def _above(axes: object, place: float, height: float, text: str, **more: object) -> None:
    axes.annotate(text, (place, height), (0, 3), textcoords="offset points", ha="center", fontsize=11, **more)


def _odds(chance: float) -> float:
    """Return the odds of a probability as a base-2 logarithm."""
    return float(np.log2(chance / (1 - chance)))


def _chance(weight: float) -> float:
    return float(1 / (1 + 2.0**-weight))


def _percent(share: float) -> str:
    """Return a share in percent, with as many digits as it takes to be neither 0% nor 100% unless it is."""
    if np.isnan(share):
        return "not known"
    digits = 1
    if 0 < share < 1:
        nearer = min(share, 1 - share)
        digits = max(1, int(np.ceil(-np.log10(nearer))) - 2)
    text = f"{share * 100:.{min(digits, 9)}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace("-", "−")


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")


def _finite(values: pd.Series, name: str) -> pd.Series:
    if not isinstance(values, pd.Series):
        raise TypeError(f"{name} is a {type(values).__name__}; a Series was expected.")
    odd = ~np.isfinite(values.to_numpy(dtype=float))
    if values.empty or odd.any():
        raise ValueError(
            f"{name} has {len(values):,} values, {odd.sum():,} of them missing or infinite; one number at least, and "
            "numbers only, were expected. Drop the others, or mend an m or u of 0."
        )
    return values.astype(float)


def _columns(table: pd.DataFrame, *names: str, source: str) -> pd.DataFrame:
    missing = [name for name in names if name not in getattr(table, "columns", ())]
    if missing or table.empty:
        raise ValueError(f"the table lacks {missing or 'any row'}; the result of linkage.{source} was expected.")
    return table
