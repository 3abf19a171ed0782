"""Northmere, a made-up UK town: people, households, life events, and departments' imperfect records of them.

``draw(people, seed)`` gives a :class:`Town`; the same two numbers always give the same town.
A town is made of blocks of people, each drawn on its own, so block 7 is the same in a town of ten blocks and of ten
thousand, and any of them can be drawn, written and forgotten.
"""

from __future__ import annotations

import pandas as pd

from ..errors import CourseError
from .blocks import ABOUT_PEOPLE, BLOCK, FORMS, SOURCES, TABLES, TRUTHS, Block

SMALLEST, LARGEST = 20, 100_000_000
DEFAULT_PEOPLE, DEFAULT_SEED = 10_000, 2026

__all__ = [
    "ABOUT_PEOPLE",
    "BLOCK",
    "DEFAULT_PEOPLE",
    "DEFAULT_SEED",
    "FORMS",
    "SOURCES",
    "TABLES",
    "TRUTHS",
    "Block",
    "Town",
    "draw",
]


def draw(people: int = DEFAULT_PEOPLE, seed: int = DEFAULT_SEED) -> Town:
    """Draw a town.

    Parameters
    ----------
    people : int
        How many people have lived in it since 2006, from 20 to 100 million; more than a million are better
        written block by block (``masterclass data make``) than held in memory.
    seed : int
        A whole number from 0; the same seed gives the same town, byte for byte.

    Raises
    ------
    CourseError
        When either number is out of range.
    """
    return Town(people, seed)


class Town:
    """One town and the records departments keep of it; tables are made when first asked for.

    Parameters
    ----------
    people, seed : int
        As in :func:`draw`.
    block_size : int
        People in a block; other sizes than ``BLOCK`` are for tests.
    """

    def __init__(self, people: int, seed: int, block_size: int = BLOCK):
        if not SMALLEST <= people <= LARGEST:
            raise CourseError(f"a town of {people:,} people cannot be drawn: expected {SMALLEST} to {LARGEST:,}")
        if seed < 0:
            raise CourseError(f"{seed} is no seed: expected a whole number from 0")
        self.people, self.seed = people, seed
        sizes = [min(block_size, people - start) for start in range(0, people, block_size)]
        self.blocks = [Block(seed, number, size) for number, size in enumerate(sizes)]

    def table(self, name: str) -> pd.DataFrame:
        """Return any table of the data dictionary, with its first column as a column."""
        return pd.concat([block.table(name) for block in self.blocks], ignore_index=True)

    def load(self, name: str) -> pd.DataFrame:
        """Return one department's records, or another form of data, indexed by record id; see the data dictionary."""
        if name not in (*SOURCES, *FORMS):
            raise CourseError(f"there is no table called {name!r}: expected one of {', '.join([*SOURCES, *FORMS])}")
        frame = self.table(name)
        return frame.set_index(TABLES[name]) if TABLES[name] else frame

    def load_truth(self, name: str) -> pd.DataFrame | pd.Series:
        """Return the true person of a table's records, or one of the tables of the truth."""
        if name in TRUTHS and name not in ABOUT_PEOPLE:
            key = TABLES[f"truth/{name}"]
            frame = self.table(f"truth/{name}")
            return frame.set_index(key) if key else frame
        return self._true(name).copy()

    def true_links(self, left: str, right: str) -> pd.MultiIndex:
        """Return all pairs of record ids, one from each source, that are about the same person."""
        return pair_up(self._true(left), self._true(right))

    def _true(self, name: str) -> pd.Series:
        found = [block.true_person(name) for block in self.blocks]
        return found[0] if len(found) == 1 else pd.concat(found)


def pair_up(left: pd.Series, right: pd.Series) -> pd.MultiIndex:
    """Return the pairs of record ids that share a person, sorted."""
    both = left.reset_index().merge(right.reset_index(), on="person_id")
    return pd.MultiIndex.from_frame(both[[left.index.name, right.index.name]]).sort_values()
