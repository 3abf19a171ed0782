"""One block of a town: its people, what departments recorded of them, and every table as it will be written."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..errors import CourseError
from .circumstances import Circumstances, draw_circumstances
from .forms import FORMS as MAKERS
from .forms import Form, census, features
from .mistakes import record
from .people import BIRTH_NAME, LATER_NAME, MARRIED_NAME, NEVER, TODAY, People, address_text, day_text, draw_people
from .sources import IDENTITY, SOURCES, Sightings
from .tables import rates

BLOCK = 10_000  #: people in a block
RECORDS = 100_000  #: numbers that each block may give to the records of one table
LETTERS = {
    "schools": "S",
    "earnings": "E",
    "health": "H",
    "benefits": "B",
    "housing": "R",
    "justice": "J",
    "census": "C",
}
RECORDED = {**SOURCES, "census": census}  # tables of people's names, with all that goes wrong in them
FORMS = ("census", *MAKERS)
ABOUT_PEOPLE = (*RECORDED, "survey")  # tables whose rows are each about one person
FORM_TRUTHS = {"facts": "casenotes", "outages": "footfall", "spending": "spending"}  # and the form each belongs to
TRUTHS = ("people", "addresses", "records", "errors", *FORM_TRUTHS)
#: Every table with the column that numbers its rows; "" where they have no number.
TABLES = {
    **{name: f"{name}_id" for name in RECORDED},
    "survey": "survey_id",
    "footfall": "",
    "spending": "",
    "casenotes": "casenote_id",
    "address_register": "uprn",
    "truth/people": "person_id",
    "truth/addresses": "person_id",
    **{f"truth/{name}": "" for name in TRUTHS[2:]},
}
LOGGED = ("record", "column", "kind", "before", "after", "copied_from")
NUMBERS = (
    "attainment",
    "pay_at_25",
    "rent_arrears",
    "count",
    "cardholders",
    "transactions",
)  # whole numbers that may be missing


@dataclass
class Records:
    """One department's records as it wrote them (``frame``, ids as index), whose they are, and what went wrong.

    ``who`` holds the place of each record's person in the block, ``errors`` a row for each cell that changed.
    """

    frame: pd.DataFrame
    who: np.ndarray
    errors: pd.DataFrame


class Block:
    """One block of people and everything that is written about them; all of it is made when first asked for.

    Parameters
    ----------
    seed, number : int
        The town's seed and which block of the town this is, from 0: the two decide everything in it.
    size : int
        How many people; at most ``BLOCK``.
    """

    def __init__(self, seed: int, number: int = 0, size: int = BLOCK):
        self.seed, self.number, self.size = seed, number, size
        self._records: dict[str, Records] = {}
        self._forms: dict[str, Form] = {}

    def rng(self, purpose: str) -> np.random.Generator:
        """Return the random numbers of one purpose, the same whatever else was drawn before."""
        return np.random.default_rng([self.seed, self.number, zlib.crc32(purpose.encode())])

    @cached_property
    def people(self) -> People:
        """The people of this block."""
        return draw_people(self.rng("people"), self.size, self.number, self.seed)

    @cached_property
    def lives(self) -> Circumstances:
        """What happened to them that departments act on."""
        return draw_circumstances(self.rng("circumstances"), self.people)

    @cached_property
    def person_ids(self) -> np.ndarray:
        """The ids of the people, in their order."""
        return self.ids("P", self.size)

    def ids(self, letter: str, size: int) -> np.ndarray:
        """Return the ids of ``size`` rows: a letter, then numbers that no other block uses."""
        if size > RECORDS:
            raise RuntimeError(f"{size} rows numbered {letter}: a block may hold {RECORDS}")
        first = self.number * RECORDS
        return np.array([f"{letter}{k:05d}" for k in range(first + 1, first + size + 1)], dtype=object)

    def records(self, name: str) -> Records:
        """Return what one department, or the census, recorded."""
        if name not in self._records:
            self._records[name] = self._record(name)
        return self._records[name]

    def form(self, name: str) -> Form:
        """Return one of the other forms of data."""
        if name not in self._forms:
            self._forms[name] = MAKERS[name](self.rng(name), self)
        return self._forms[name]

    def features(self) -> list[dict]:
        """Return the small areas of this block as GeoJSON features."""
        return features(self)

    def true_person(self, name: str) -> pd.Series:
        """Return the person behind each record of a table, by record id.

        Raises
        ------
        CourseError
            When there is no such table, or its rows are not about people.
        """
        if name in RECORDED:
            made = self.records(name)
            who, numbers = made.who, made.frame.index
        elif name in ABOUT_PEOPLE:
            form = self.form(name)
            who, numbers = form.who, pd.Index(form.frame[TABLES[name]])
        else:
            expected = ", ".join([*ABOUT_PEOPLE, *TRUTHS])
            raise CourseError(f"there is no truth called {name!r}: expected one of {expected}")
        return pd.Series(self.person_ids[who], index=numbers, name="person_id")

    def table(self, name: str) -> pd.DataFrame:
        """Return a table as it is written: columns in the order of the data dictionary, rows numbered from 0."""
        if name not in TABLES:
            raise CourseError(f"there is no table called {name!r}: expected one of {', '.join(TABLES)}")
        truth = name.removeprefix("truth/")
        if name in RECORDED:
            return self.records(name).frame.reset_index()
        if name in MAKERS:
            return _typed(self.form(name).frame.copy())
        if truth in FORM_TRUTHS:
            return _typed(self.form(FORM_TRUTHS[truth]).truth[truth].copy())
        return getattr(self, f"_truth_{truth}")()

    def _record(self, name: str) -> Records:
        rng = self.rng(name)
        seen = RECORDED[name](rng, self.people, self.lives)
        again = np.flatnonzero(rng.random(len(seen.who)) < rates()["records"]["duplicated"].get(name, 0))
        order = rng.permutation(len(seen.who) + len(again))  # so that neither ids nor row order tell who is who
        seen = seen.taken(np.concatenate([np.arange(len(seen.who)), again])[order])
        ids = self.ids(LETTERS[name], len(order))
        columns, log = record(rng, self.people, seen, name)
        errors = log.frame()
        errors["copied_from"] = ""
        parts = [errors]
        if name in rates()["records"]["copied"]:
            parts = self._copy(rng, name, seen, columns, errors, ids)
        if len(again):
            place = np.argsort(order)
            copy, original = place[len(order) - len(again) :], place[again]
            cells = (copy, f"{name}_id", "duplicate record", ids[original], ids[copy], "")
            parts.append(pd.DataFrame(dict(zip(LOGGED, cells, strict=True))))
        errors = pd.concat(parts, ignore_index=True).sort_values("record", kind="stable", ignore_index=True)
        errors.insert(0, "table", name)
        errors.insert(1, "record_id", ids[errors.pop("record").to_numpy(dtype=int)])
        frame = pd.DataFrame(_habits(columns, name), index=pd.Index(ids, name=f"{name}_id"))
        return Records(_typed(frame), seen.who, _typed(errors))

    def _copy(self, rng, name: str, seen: Sightings, columns: dict, errors: pd.DataFrame, ids) -> list:
        """Let some records take their details from an earlier record of the person, with what is wrong in it.

        A later admission reuses the details of the first one; housing takes them from the benefit record.
        Changes ``columns`` in place and returns the parts of the log, the entries of copying records made anew.
        """
        origin = "health" if name == "health" else "benefits"
        there = None if origin == name else self.records(origin)
        from_who = seen.who if there is None else there.who
        from_when = seen.when if there is None else self._seen_on(origin)
        source = _latest_before(seen.who, seen.when, from_who, from_when, first=there is None)
        rows = np.flatnonzero((source >= 0) & (rng.random(len(source)) < rates()["records"]["copied"][name]))
        if there is None:
            rows = rows[source[rows] != rows]
        source = source[rows]
        shared = [c for c in columns if c in IDENTITY or c in seen.before]
        truth = _true_cells(self.people, seen, rows)
        from_ids, from_log = (ids, errors) if there is None else (there.frame.index.to_numpy(), there.errors)
        numbers = from_ids[from_log["record"]] if there is None else from_log["record_id"]
        kinds = dict(zip(zip(numbers, from_log["column"], strict=True), from_log["kind"], strict=True))
        copying = np.zeros(len(ids), bool)
        copying[rows] = True
        own = ~(copying[errors["record"].to_numpy(dtype=int)] & errors["column"].isin(shared).to_numpy())
        parts = [errors[own]]
        for column in shared:
            held = columns[column] if there is None else there.frame[column].fillna("").to_numpy()
            columns[column][rows] = held[source]
            wrong = np.flatnonzero(columns[column][rows] != truth[column])
            aged = "former surname" if column == "surname" else "old address"
            origins = from_ids[source[wrong]]
            kind = [kinds.get((origin, column), aged) for origin in origins]
            cells = (rows[wrong], column, kind, truth[column][wrong], columns[column][rows][wrong], origins)
            if len(wrong):
                parts.append(pd.DataFrame(dict(zip(LOGGED, cells, strict=True))))
        return parts

    def _seen_on(self, name: str) -> np.ndarray:
        column = {"benefits": "claim_from"}[name]
        return self.records(name).frame[column].to_numpy().astype("datetime64[D]")

    def _truth_people(self) -> pd.DataFrame:
        people, lives, everyone = self.people, self.lives, np.arange(self.size)
        homes = pd.factorize(people.household_at(everyone, TODAY))[0]
        surname, since = people.surnames, np.where(people.surname_from <= TODAY, people.surname_from, NEVER)
        frame = pd.DataFrame(
            {
                "person_id": self.person_ids,
                "household_id": self.ids("N", homes.max() + 1)[homes],
                "first_name": people.first,
                "surname": people.surname_at(everyone, TODAY),
                "surname_at_birth": surname[:, BIRTH_NAME],
                "surname_changed_on": day_text(since[:, MARRIED_NAME]),
                "surname_changed_back_on": day_text(since[:, LATER_NAME]),
                "sex": people.sex,
                "date_of_birth": day_text(people.birth),
                "ethnicity": people.ethnicity,
                "free_school_meals_family": people.poor,
                "arrived_on": day_text(people.arrived),
                "left_on": day_text(people.left),
                "died_on": day_text(people.death),
                "homeless_from": day_text(lives.homeless_from),
                "homeless_until": day_text(lives.homeless_until),
                "nhs_number": people.nhs,
                "national_insurance_number": people.nino,
                "pupil_number": people.upn,
            }
        )
        return _typed(frame)

    def _truth_addresses(self) -> pd.DataFrame:
        """Return where each person lived, a row a stay, from a day (empty: from the beginning)."""
        people = self.people
        households = people.homes
        since = [people.home_from] + [people.move_from[households[:, k]] for k in range(households.shape[1])]
        since = np.sort(np.concatenate(since, axis=1), axis=1)
        new = (since <= TODAY) & (since < np.minimum(people.death, people.left)[:, None])
        new[:, 1:] &= since[:, 1:] != since[:, :-1]
        who, part = np.nonzero(new)
        when = since[who, part]
        number = people.address_at(who, when)
        kept = np.ones(len(who), bool)
        kept[1:] = (who[1:] != who[:-1]) | (number[1:] != number[:-1])
        who, when, number = who[kept], when[kept], number[kept]
        address, postcode = address_text(number)
        return _typed(
            pd.DataFrame(
                {"person_id": self.person_ids[who], "address": address, "postcode": postcode, "from": day_text(when)}
            )
        )

    def _truth_records(self) -> pd.DataFrame:
        parts = [
            self.true_person(name).rename_axis("record_id").reset_index().assign(table=name) for name in ABOUT_PEOPLE
        ]
        return pd.concat(parts, ignore_index=True)[["table", "record_id", "person_id"]]

    def _truth_errors(self) -> pd.DataFrame:
        slips = _typed(self.form("casenotes").errors.copy())
        return pd.concat([*(self.records(name).errors for name in RECORDED), slips], ignore_index=True)


def _latest_before(who, when, from_who, from_when, first: bool) -> np.ndarray:
    """Return for each record the place of its person's latest earlier record there (or the first one); -1: none."""
    order = np.lexsort((from_when, from_who))
    keys = from_who[order]
    low = np.searchsorted(keys, who, side="left")
    if first:
        return np.where(low < np.searchsorted(keys, who, side="right"), order[np.minimum(low, len(order) - 1)], -1)
    stamp = from_who[order] * 10**6 + from_when[order].astype(int)
    place = np.searchsorted(stamp, who * 10**6 + when.astype(int), side="right") - 1
    return np.where(place >= low, order[np.maximum(place, 0)] if len(order) else -1, -1)


def _true_cells(people: People, seen: Sightings, rows: np.ndarray) -> dict[str, np.ndarray]:
    who, when = seen.who[rows], seen.when[rows]
    address, postcode = address_text(people.address_at(who, when))
    values = (
        people.first[who],
        people.surname_at(who, when),
        people.sex[who],
        day_text(people.birth[who]),
        address,
        postcode,
    )
    return {**dict(zip(IDENTITY, values, strict=True)), **{name: part[rows] for name, part in seen.before.items()}}


def _habits(columns: dict[str, np.ndarray], source: str) -> dict[str, np.ndarray]:
    """Apply a department's way of writing: payroll shouts its names and leaves the space out of postcodes."""
    if source != "earnings":
        return columns
    changed = {
        name: np.array([text.upper() for text in columns[name]], dtype=object) for name in ("first_name", "surname")
    }
    changed["postcode"] = np.array([text.replace(" ", "") for text in columns["postcode"]], dtype=object)
    return {**columns, **changed}


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose empty texts are missing and whose whole numbers that may be missing stay whole."""
    for column in frame:
        values = frame[column].to_numpy()
        if values.dtype == object:
            empty = values == ""
            if empty.any():
                frame[column] = np.where(empty, np.nan, values)
        elif column in NUMBERS:
            frame[column] = frame[column].astype("Int64")
    return frame
