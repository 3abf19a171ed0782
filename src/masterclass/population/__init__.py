"""Northmere, a made-up UK town: people, households, life events, and departments' imperfect records of them.

``draw(people, seed)`` gives a :class:`Town`; the same two numbers always give the same town.
"""

from __future__ import annotations

import zlib
from functools import cached_property

import numpy as np
import pandas as pd

from ..errors import CourseError
from .mistakes import record
from .people import NEVER, TODAY, People, address_text, draw_people
from .sources import SOURCES

SMALLEST, LARGEST = 20, 500_000
DEFAULT_PEOPLE, DEFAULT_SEED = 10_000, 2026
TRUTHS = ("people", "addresses", "records", "errors")

__all__ = ["DEFAULT_PEOPLE", "DEFAULT_SEED", "SOURCES", "TRUTHS", "Town", "draw"]


def draw(people: int = DEFAULT_PEOPLE, seed: int = DEFAULT_SEED) -> Town:
    """Draw a town.

    Parameters
    ----------
    people : int
        How many people have lived in it since 2006, from 20 to 500,000.
    seed : int
        A whole number from 0; the same seed gives the same town, byte for byte.

    Raises
    ------
    CourseError
        When either number is out of range.
    """
    if not SMALLEST <= people <= LARGEST:
        raise CourseError(f"a town of {people:,} people cannot be drawn: expected {SMALLEST} to {LARGEST:,}")
    if seed < 0:
        raise CourseError(f"{seed} is no seed: expected a whole number from 0")
    return Town(people, seed)


class Town:
    """One town and the records departments keep of it; tables are made when first asked for.

    Parameters
    ----------
    people, seed : int
        As in :func:`draw`.
    """

    def __init__(self, people: int, seed: int):
        self.people, self.seed = people, seed
        self._made: dict[str, tuple[pd.DataFrame, pd.Series, pd.DataFrame]] = {}

    def load(self, name: str) -> pd.DataFrame:
        """Return one department's records, indexed by record id; see the data dictionary for columns."""
        return self._source(name)[0].copy()

    def load_truth(self, name: str) -> pd.DataFrame | pd.Series:
        """Return the true person of a source's records, or the table people, addresses, records or errors."""
        if name in SOURCES:
            return self._source(name)[1].copy()
        if name not in TRUTHS:
            raise CourseError(f"there is no truth called {name!r}: expected one of {', '.join([*SOURCES, *TRUTHS])}")
        return getattr(self, f"_truth_{name}")()

    def true_links(self, left: str, right: str) -> pd.MultiIndex:
        """Return all pairs of record ids, one from each source, that are about the same person."""
        return pair_up(self._source(left)[1], self._source(right)[1])

    def _rng(self, purpose: str) -> np.random.Generator:
        return np.random.default_rng([self.seed, zlib.crc32(purpose.encode())])

    @cached_property
    def _people(self) -> People:
        return draw_people(self._rng("people"), self.people)

    def _source(self, name: str) -> tuple[pd.DataFrame, pd.Series, pd.DataFrame]:
        if name not in SOURCES:
            raise CourseError(f"there is no table called {name!r}: expected one of {', '.join(SOURCES)}")
        if name not in self._made:
            self._made[name] = self._draw_source(name)
        return self._made[name]

    def _draw_source(self, name: str) -> tuple[pd.DataFrame, pd.Series, pd.DataFrame]:
        rng = self._rng(name)
        seen = SOURCES[name](rng, self._people)
        order = rng.permutation(len(seen.who))  # so that neither ids nor row order tell who is who
        seen.who, seen.when = seen.who[order], seen.when[order]
        for part in (seen.before, seen.after):
            for column in part:
                part[column] = part[column][order]
        columns, log = record(rng, self._people, seen, name)
        ids = self._ids(name[0].upper(), len(order))
        index = pd.Index(ids, name=f"{name}_id")
        truth = pd.Series(self._person_ids[seen.who], index=index, name="person_id")
        frame = pd.DataFrame(columns, index=index).replace({"": np.nan})
        for column in frame.columns.intersection(["attainment"]):
            frame[column] = frame[column].astype("Int64")
        changed = pd.DataFrame(log.rows, columns=["record", "column", "kind", "before", "after"])
        changed.insert(0, "table", name)
        changed["record"] = index.to_numpy()[changed["record"].to_numpy(dtype=int)]
        changed["after"] = changed["after"].where(changed["after"] != "", np.nan)
        errors = changed.rename(columns={"record": "record_id"}).sort_values(
            ["record_id"], kind="stable", ignore_index=True
        )
        return _habits(frame, name), truth, errors

    @cached_property
    def _person_ids(self) -> np.ndarray:
        return self._ids("P", self.people)

    @staticmethod
    def _ids(letter: str, size: int) -> np.ndarray:
        width = max(5, len(str(size)))
        return np.array([f"{letter}{k:0{width}d}" for k in range(1, size + 1)], dtype=object)

    def _truth_people(self) -> pd.DataFrame:
        people, everyone = self._people, np.arange(self.people)
        today = np.full(self.people, TODAY)
        homes = people.household_at(everyone, today)
        return pd.DataFrame(
            {
                "household_id": pd.Series(pd.factorize(homes)[0] + 1).map("N{:05d}".format).to_numpy(),
                "first_name": people.first,
                "surname": people.surname_at(everyone, today),
                "surname_at_birth": people.surnames[:, 0],
                "surname_changed_on": _day_text(
                    np.where(people.surname_from[:, 1] <= today, people.surname_from[:, 1], NEVER)
                ),
                "sex": people.sex,
                "date_of_birth": people.birth.astype(str).astype(object),
                "ethnicity": people.ethnicity,
                "arrived_on": _day_text(people.arrived),
                "died_on": _day_text(people.death),
                "nhs_number": people.nhs,
                "national_insurance_number": people.nino,
                "pupil_number": people.upn,
            },
            index=pd.Index(self._person_ids, name="person_id"),
        )

    def _truth_addresses(self) -> pd.DataFrame:
        """Return where each person lived, a row a stay, from a day (empty: from the beginning)."""
        people = self._people
        since = np.concatenate([people.home_from, people.move_from[people.homes].reshape(self.people, -1)], axis=1)
        since = np.sort(since, axis=1)
        who, part = np.nonzero(since <= TODAY)
        when = since[who, part]
        number = people.address_at(who, when)
        kept = np.ones(len(who), bool)
        kept[1:] = (who[1:] != who[:-1]) | (number[1:] != number[:-1])
        who, when, number = who[kept], when[kept], number[kept]
        address, postcode = address_text(number)
        return pd.DataFrame(
            {"address": address, "postcode": postcode, "from": _day_text(when)},
            index=pd.Index(self._person_ids[who], name="person_id"),
        )

    def _truth_records(self) -> pd.DataFrame:
        parts = [self._source(name)[1].rename_axis("record_id").reset_index().assign(table=name) for name in SOURCES]
        return pd.concat(parts, ignore_index=True)[["table", "record_id", "person_id"]]

    def _truth_errors(self) -> pd.DataFrame:
        return pd.concat([self._source(name)[2] for name in SOURCES], ignore_index=True)


def pair_up(left: pd.Series, right: pd.Series) -> pd.MultiIndex:
    """Return the pairs of record ids that share a person, sorted."""
    both = left.reset_index().merge(right.reset_index(), on="person_id")
    return pd.MultiIndex.from_frame(both[[left.index.name, right.index.name]]).sort_values()


def _habits(frame: pd.DataFrame, source: str) -> pd.DataFrame:
    """Apply a department's way of writing: payroll shouts its names and leaves the space out of postcodes."""
    if source == "earnings":
        for column in ("first_name", "surname"):
            frame[column] = frame[column].str.upper()
        frame["postcode"] = frame["postcode"].str.replace(" ", "", regex=False)
    return frame


def _day_text(days: np.ndarray) -> np.ndarray:
    known = (days > np.datetime64("1900-01-01")) & (days < NEVER)
    return np.where(known, days.astype(str).astype(object), np.nan)
