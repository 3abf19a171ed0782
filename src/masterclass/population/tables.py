"""The readable tables a town is drawn from: names (names.toml) and rates (rates.toml), read once a process."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from itertools import product

import numpy as np

COMMUNITIES = ("british", "pakistani", "indian", "african", "polish", "chinese", "somali")


@cache
def names() -> dict:
    """Return the name tables as written in names.toml."""
    return read_toml("names.toml")


@cache
def rates() -> dict:
    """Return the rates as written in rates.toml."""
    return read_toml("rates.toml")


def read_toml(name: str) -> dict:
    """Return one of this package's TOML files."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


def zipf(size: int, offset: float, power: float) -> np.ndarray:
    """Return cumulative weights of ranks 1 to ``size``, falling as ``(rank + offset) ** -power``."""
    return _cumulative((np.arange(1, size + 1) + offset) ** -power)


def _cumulative(weights: np.ndarray) -> np.ndarray:
    return np.cumsum(weights) / np.sum(weights)


def pick(rng: np.random.Generator, values: np.ndarray, cumulative: np.ndarray, size: int) -> np.ndarray:
    """Draw ``size`` values with the given cumulative weights."""
    return values[np.searchsorted(cumulative, rng.random(size), side="right").clip(max=len(values) - 1)]


@cache
def surnames(community: str) -> tuple[np.ndarray, np.ndarray]:
    """Return a community's surnames and their cumulative weights."""
    table, rate = names()[community], rates()["names"]
    listed = table["surnames"].split()
    head = np.diff(zipf(len(listed), rate["surname_offset"], rate["surname_power"]), prepend=0.0)
    starts, ends = table.get("surname_starts", "").split(), table.get("surname_ends", "").split()
    built = sorted({start + end for start, end in product(starts, ends)} - set(listed))
    tail = table.get("tail", 0.0)
    weights = np.concatenate([head * (1 - tail), np.full(len(built), tail / max(len(built), 1))])
    return np.array(listed + built, dtype=object), _cumulative(weights)


@cache
def first_names(community: str, sex: str) -> list[tuple[int, np.ndarray, np.ndarray]]:
    """Return ``(last year of birth, names, cumulative weights)`` for each list of first names."""
    rate, table = rates()["names"], names()[community]
    lists = table.get("first", [{"until": 9999, **table}])
    found = []
    for era in lists:
        listed = np.array(era[sex].split(), dtype=object)
        found.append((era["until"], listed, zipf(len(listed), rate["first_offset"], rate["first_power"])))
    return found


@cache
def nicknames() -> dict[str, list[str]]:
    """Return what a name is shortened to."""
    return {name: short.split() for name, short in names()["nicknames"].items()}


@cache
def spellings() -> dict[str, list[str]]:
    """Return the other spellings of each name that has several."""
    groups = [group.split() for group in names()["spellings"]["groups"]]
    return {name: [other for other in group if other != name] for group in groups for name in group}
