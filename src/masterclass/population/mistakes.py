"""How records go wrong: errors that come together in careless records, differ by group, and are all written down.

:func:`record` writes one department's records of the town, :func:`damage` does the same to any table; both read their
rates from ``errors.toml`` and share everything else. The time taken goes with the number of errors, not of records:
for each kind of error only the records that it strikes are drawn and changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial

import numpy as np
import pandas as pd

from ..errors import CourseError
from .people import ALWAYS, FAMILY_HOME, TODAY, YEAR, People, address_text, day_text, days
from .sources import IDENTITY, Sightings
from .tables import COMMUNITIES, nicknames, read_toml, spellings

#: Kinds of error in the order in which they happen to a record: what it was told, how it was written, what is left.
KINDS = (
    "former surname",
    "old address",
    "nickname",
    "transliteration",
    "phonetic",
    "dropped part",
    "day-month swap",
    "digit slip",
    "defaulted date",
    "keyboard typo",
    "OCR",
    "swapped names",
    "character slip",
    "wrong option",
    "wrong person's identifier",
    "missing",
)
HABIT = "family name first"  # not a kind: the chance that people who habitually do so have their names swapped
TOGETHER = {"names": ("first_name", "surname"), "home": ("address", "postcode")}  # rates of two columns at once
ROLES = (*IDENTITY, "identifier", *TOGETHER)
HIGHEST = 0.95  # chance that even a careless record goes wrong in one way

Columns = dict[str, np.ndarray]
#: Given a kind and record numbers, returns what those records could hold instead, by role; "" where there is nothing.
Elsewhere = Callable[[str, np.ndarray], Columns]


@cache
def errors() -> dict:
    """Return the rates and tables as written in errors.toml."""
    return read_toml("errors.toml")


class Log:
    """Collects every changed cell: record number, column, kind, before, after."""

    def __init__(self) -> None:
        self._batches: list[tuple[np.ndarray, str, str, np.ndarray, np.ndarray]] = []

    def note(self, where: np.ndarray, column: str, kind: str, before: np.ndarray, after: np.ndarray) -> None:
        """Note that cells of a column changed, each record once."""
        self._batches.append((where, column, kind, before, after))

    def frame(self) -> pd.DataFrame:
        """Return the log, a row a change: by record, and within a record in the order in which things went wrong."""
        rows, names, kinds, before, after = zip(*self._batches, strict=True) if self._batches else [()] * 5
        record = np.concatenate([np.empty(0, np.int64), *rows])
        order = np.argsort(record, kind="stable")
        many = [len(part) for part in rows]
        columns = {
            "column": np.repeat(np.array(names, dtype=object), many),
            "kind": np.repeat(np.array(kinds, dtype=object), many),
            "before": np.concatenate([np.empty(0, object), *before]),
            "after": np.concatenate([np.empty(0, object), *after]),
        }
        return pd.DataFrame({"record": record[order], **{name: part[order] for name, part in columns.items()}})


def record(rng: np.random.Generator, people: People, seen: Sightings, source: str) -> tuple[Columns, Log]:
    """Return one department's columns as it wrote them, and the log of what went wrong.

    Each record is careful or careless; a careless one has every rate multiplied, so errors cluster in it.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where all chance comes from.
    people, seen
        The true people, and which of them the department saw on which day.
    source : str
        Whose rates of ``errors.toml`` apply, such as ``"schools"``.

    Returns
    -------
    dict of numpy.ndarray
        The columns in the order of the file, "" where something is missing.
    Log
        Numbers its records from 0, in the order of ``seen``.
    """
    columns = {**{name: values.copy() for name, values in seen.before.items()}, **_identity(people, seen)}
    roles = {name: name for name in IDENTITY}
    if seen.before:
        roles["identifier"] = next(iter(seen.before))
    plan = _plan_of(source)
    strata = _Strata(rng, plan.careless, people.community[seen.who], people.family_first[seen.who])
    log = Log()
    _spoil(rng, columns, roles, plan, strata, _known(rng, people, seen, roles), "", log)
    return {**columns, **seen.after}, log


def damage(
    frame: pd.DataFrame, rates: Mapping, rng: np.random.Generator, roles: Mapping[str, str] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a copy of a table with errors in it, and the log of every changed cell.

    What only the town knows is taken from another row of the table: an old address, a former surname, the wrong
    person's identifier.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any table. Dates are text such as ``1990-12-31``, or of type datetime64.
    rates : mapping
        For each role of column, the rate of each kind of error (:data:`KINDS`), as in ``errors()["schools"]``.
        ``names`` (first name and surname) and ``home`` (address and postcode) go wrong together. A rate may be a
        table by group. ``quality`` may say how errors cluster; what it leaves out is as in ``errors()["quality"]``.
        Roles that the table has no column for are passed over; other columns may be given by their own names.
    rng : numpy.random.Generator
        Where all chance comes from: the same state gives the same damage.
    roles : mapping, optional
        The column of each role where its name differs, such as ``{"first_name": "forename"}``; ``community`` is the
        column of groups, where rates differ by group.

    Returns
    -------
    damaged : pandas.DataFrame
        With the same index, columns and order; NaN where something went missing.
    log : pandas.DataFrame
        ``record`` (number of the row, from 0), ``column``, ``kind``, ``before``, ``after``; replaying it in order
        on ``frame`` gives ``damaged``.

    Raises
    ------
    CourseError
        When a rate, a role or a date is not what it should be.

    Examples
    --------
    >>> table = pd.DataFrame({"surname": ["Thompson", "Wood", "Okafor"]})
    >>> rates = {"surname": {"keyboard typo": 0.5}}
    >>> spoilt, log = damage(table, rates, np.random.default_rng(1))
    """
    roles = dict(roles or {})
    if not frame.columns.is_unique:
        raise CourseError(f"the table has column {frame.columns[frame.columns.duplicated()][0]!r} twice")
    groups, group = _groups(frame, rates, roles.pop("community", "community"))
    roles = _resolved(frame, rates, roles)
    plan = _plan(rates, groups)
    columns = {name: _texts(frame[name]) for name in dict.fromkeys(roles.values())}
    strata = _Strata(rng, plan.careless, group, np.zeros(len(frame), bool))
    log = Log()
    _spoil(rng, columns, roles, plan, strata, _other_rows(rng, columns, roles, len(frame)), np.nan, log)
    damaged = {name: _as_was(columns[name], frame[name]) if name in columns else frame[name].copy() for name in frame}
    return pd.DataFrame(damaged, index=frame.index, copy=False), log.frame()


# Which records are struck


@dataclass
class _Plan:
    """What goes wrong how often.

    ``careless`` is the share of careless records by group. Each step is a kind and a role; ``strikes``, of shape
    (steps, strata), says how many strikes a record gets on average: a Poisson number, so that 1 - exp(-strikes) is
    the chance of any.
    """

    careless: np.ndarray
    steps: list[tuple[str, str]]
    strikes: np.ndarray


def _plan(rates: Mapping, groups: tuple[str, ...]) -> _Plan:
    quality = {**errors()["quality"], **rates.get("quality", {})}
    factor = np.array([quality["careful_factor"], quality["careless_factor"]])[None, :, None]
    by_group = quality["by_community"]
    careless = quality["careless"] * np.array([by_group.get(name, 1.0) for name in groups])
    steps, strikes = [], [np.empty((0, len(groups) * 4))]
    for kind in KINDS:
        for role, kinds in rates.items():
            if role == "quality" or kind not in kinds:
                continue
            chance = np.repeat(_by_group(kinds[kind], groups)[:, None, None] * factor, 2, axis=2)
            if kind == "swapped names":
                chance[:, :, 1] = np.maximum(chance[:, :, 1], kinds.get(HABIT, 0.0))
            if chance.any():
                steps.append((kind, role))
                strikes.append(-np.log1p(-np.minimum(chance, HIGHEST)).reshape(1, -1))
    return _Plan(np.minimum(careless, 1.0), steps, np.concatenate(strikes))


@cache
def _plan_of(source: str) -> _Plan:
    return _plan(errors()[source], COMMUNITIES)


def _by_group(rate: float | Mapping, groups: tuple[str, ...]) -> np.ndarray:
    return np.array([rate[name] if isinstance(rate, Mapping) else rate for name in groups], dtype=float)


class _Strata:
    """Records put together by group, by care, and by who gives the family name first: within each all rates agree."""

    def __init__(self, rng: np.random.Generator, careless: np.ndarray, group: np.ndarray, habit: np.ndarray) -> None:
        code = (group * 2 + (rng.random(len(group)) < careless[group])) * 2 + habit
        self.size = np.bincount(code, minlength=len(careless) * 4)
        self.start = np.cumsum(self.size) - self.size
        small = np.uint8 if len(self.size) <= 256 else np.int64  # sorting bytes takes one pass
        self.order = np.argsort(code.astype(small), kind="stable")

    def struck(self, rng: np.random.Generator, strikes: np.ndarray) -> list[np.ndarray]:
        """Return for each step the numbers of the records that it strikes, each once.

        ``strikes`` has shape (steps, strata). Strikes fall independently on all records of a stratum, so their number
        is Poisson and their places are uniform; nothing is drawn for the records that they miss.
        """
        many = rng.poisson(strikes * self.size).ravel()
        steps, records = len(strikes), len(self.order)
        place = rng.random(many.sum()) * np.repeat(np.tile(self.size, steps), many)
        first = np.arange(steps)[:, None] * records + self.start
        struck = np.repeat(first.ravel(), many) + place.astype(np.int64)
        struck.sort()
        struck = struck[np.diff(struck, prepend=-1) > 0]  # a second strike changes nothing
        ends = np.searchsorted(struck, np.arange(1, steps + 1) * records)
        return np.split(self.order[struck % max(records, 1)], ends[:-1])


# What happens to them


def _spoil(
    rng: np.random.Generator,
    columns: Columns,
    roles: Mapping[str, str],
    plan: _Plan,
    strata: _Strata,
    elsewhere: Elsewhere,
    blank: str | float,
    log: Log,
) -> None:
    """Let each kind of error strike, in order; changes ``columns`` in place and notes it in ``log``."""
    steps = zip(plan.steps, strata.struck(rng, plan.strikes), strict=True)
    for (kind, role), rows in steps:
        held = [part for part in TOGETHER.get(role, (role,)) if part in roles]
        if held and len(rows) and (len(held) == 2 or kind != "swapped names"):
            for name, where, before, after in _changes(rng, columns, roles, kind, held, rows, elsewhere, blank):
                changed = before != after
                if changed.any():
                    columns[name][where[changed]] = after[changed]
                    log.note(where[changed], name, kind, before[changed], after[changed])


def _changes(rng, columns, roles, kind, held, rows, elsewhere, blank) -> list[tuple]:
    """Return for each column that one kind of error changes: its name, the records, what they held, and hold after."""
    if kind == "swapped names":
        first, last = (roles[part] for part in held)
        given, family = columns[first][rows], columns[last][rows]
        both = _filled(given) & _filled(family)
        rows, given, family = rows[both], given[both], family[both]
        return [(first, rows, given, family), (last, rows, family, given)]
    if kind in ELSEWHERE:
        return [_taken(columns, roles[part], rows, values) for part, values in elsewhere(kind, rows).items()]
    return [_edited(rng, columns, roles[part], kind, rows, blank) for part in held]


def _taken(columns: Columns, name: str, rows: np.ndarray, values: np.ndarray) -> tuple:
    before = columns[name][rows]
    found = _filled(values) & _filled(before)
    return name, rows[found], before[found], values[found]


def _edited(rng, columns: Columns, name: str, kind: str, rows: np.ndarray, blank) -> tuple:
    before = columns[name][rows]
    found = _filled(before)
    rows, before = rows[found], before[found]
    if kind == "missing":
        after = np.full(len(rows), blank, dtype=object)
    elif kind == "wrong option":
        after = wrong_option(rng, before, _options(columns[name]))
    else:
        after = EDITS[kind](rng, before) if len(rows) else before
    return name, rows, before, after


def _filled(values: np.ndarray) -> np.ndarray:
    """Return which values are there: neither missing nor the empty text."""
    try:
        return np.asarray(values > "", dtype=bool)
    except TypeError:  # not all are texts
        there = ~pd.isna(values)
        there[there] = values[there] != ""
        return there


def _options(column: np.ndarray) -> np.ndarray:
    values = pd.unique(column)
    return values[_filled(values)]


# What only the town, or another row, knows

#: Kinds that put in something true of another time or person, and the roles that they change.
ELSEWHERE = {
    "former surname": ("surname",),
    "old address": ("address", "postcode"),
    "wrong person's identifier": ("identifier",),
}


def _known(rng: np.random.Generator, people: People, seen: Sightings, roles: Mapping[str, str]) -> Elsewhere:
    """Return a function that gives what a person was called, where they lived, or what a housemate's number is."""

    def elsewhere(kind: str, rows: np.ndarray) -> Columns:
        who, when = seen.who[rows], seen.when[rows]
        if kind == "former surname":
            return {"surname": _surname_before(people, who, when)}
        if kind == "old address":
            then = np.maximum(when - days(rng.exponential(5 * YEAR, len(rows))), ALWAYS)
            address, postcode = address_text(people.address_at(who, then))
            return {"address": address, "postcode": postcode}
        register = {
            "nhs_number": people.nhs,
            "national_insurance_number": people.nino,
            "pupil_number": people.upn,
        }[roles["identifier"]]
        return {"identifier": register[_housemate(rng, people.homes[:, FAMILY_HOME], who)]}

    return elsewhere


def _other_rows(rng: np.random.Generator, columns: Columns, roles: Mapping[str, str], size: int) -> Elsewhere:
    """Return a function that gives what another row of the table holds."""

    def elsewhere(kind: str, rows: np.ndarray) -> Columns:
        other = (rows + rng.integers(1, max(size, 2), len(rows))) % size if size else rows
        return {part: columns[roles[part]][other] for part in ELSEWHERE[kind] if part in roles}

    return elsewhere


def _surname_before(people: People, who: np.ndarray, when: np.ndarray) -> np.ndarray:
    """Return the surname before the one that each person bore on a day; "" for those who had not changed it."""
    before, now = np.full(len(who), "", dtype=object), people.surnames[who, 0]
    for k in range(1, people.surnames.shape[1]):
        begun = people.surname_from[who, k] <= when
        before = np.where(begun, now, before)
        now = np.where(begun, people.surnames[who, k], now)
    return before


def _housemate(rng: np.random.Generator, home: np.ndarray, who: np.ndarray) -> np.ndarray:
    """Return somebody else of each person's family home, or anybody at all where there is nobody else."""
    near = np.flatnonzero(np.isin(home, home[who]))
    near = near[np.argsort(home[near], kind="stable")]
    low, high = (np.searchsorted(home[near], home[who], side=side) for side in ("left", "right"))
    step = 1 + (rng.random(len(who)) * (high - low - 1)).astype(np.int64)
    place = np.argsort(near)[np.searchsorted(np.sort(near), who)]
    other = near[low + (place - low + step) % (high - low)]
    return np.where(high - low > 1, other, rng.integers(0, len(home), len(who)))


def _identity(people: People, seen: Sightings) -> Columns:
    who = seen.who
    address, postcode = address_text(people.address_at(who, seen.when))
    values = (
        people.first[who],
        people.surname_at(who, seen.when),
        people.sex[who],
        day_text(people.birth[who]),
        address,
        postcode,
    )
    return dict(zip(IDENTITY, values, strict=True))


# Edits of texts: each takes random numbers and an array of texts, none empty, and returns the texts gone wrong


def keyboard_typo(rng: np.random.Generator, texts: np.ndarray) -> np.ndarray:
    """Return texts with one key pressed wrong: a neighbour, one left out, one twice, or two the wrong way round.

    The first key is right unless two change places, and capitals stay where they were. One-letter texts stay.
    """
    cells, length = _cells(texts, room=1)
    row, at = np.arange(len(texts)), 1 + (rng.random(len(texts)) * (length - 1)).astype(np.int64)
    at = np.minimum(at, np.maximum(length - 1, 1))
    how = np.searchsorted([0.40, 0.65, 0.80], rng.random(len(texts)), side="right")
    this, last = cells[row, at], cells[row, at - 1]
    near, many = _neighbours()
    known = np.where(this < len(many), this, 0)
    how[(how == 0) & (many[known] == 0)] = 1
    how[(how == 3) & ((this | 32) == (last | 32))] = 1  # two alike: changing places would not show

    column = np.arange(cells.shape[1])
    shift = ((how == 1)[:, None] & (column >= at[:, None])).astype(np.int64)
    shift -= (how == 2)[:, None] & (column > at[:, None])
    typed = np.take_along_axis(cells, np.minimum(column + shift, len(column) - 1), axis=1)
    beside = near[known, (rng.random(len(texts)) * many[known]).astype(np.int64)]
    typed[row[how == 0], at[how == 0]] = beside[how == 0]
    turned = how == 3
    typed[row[turned], at[turned] - 1], typed[row[turned], at[turned]] = _turned(last[turned], this[turned])
    return np.where(length > 1, _joined(typed), texts)


def misread(rng: np.random.Generator, texts: np.ndarray) -> np.ndarray:
    """Return texts with one character, or two that look like one, misread by a machine."""
    return _one_of(rng, texts, partial(_variants, "ocr"))


def misheard(rng: np.random.Generator, texts: np.ndarray) -> np.ndarray:
    """Return texts spelt in one place as English ears would hear them."""
    return _one_of(rng, texts, partial(_variants, "phonetic"))


def nickname(rng: np.random.Generator, texts: np.ndarray) -> np.ndarray:
    """Return first names in a short form; those that have none stay."""
    return _one_of(rng, texts, _listed(nicknames).get)


def transliteration(rng: np.random.Generator, texts: np.ndarray) -> np.ndarray:
    """Return names in another of their spellings; those that have one only stay."""
    return _one_of(rng, texts, _listed(spellings).get)


def dropped_part(rng: np.random.Generator, texts: np.ndarray) -> np.ndarray:
    """Return one part of each name that has several, joined by hyphens or spaces; the others stay."""
    return _one_of(rng, texts, lambda text: re.split("[- ]+", text) if "-" in text or " " in text else ())


def day_month_swap(rng: np.random.Generator, texts: np.ndarray) -> np.ndarray:
    """Return dates with day and month the other way round, where that is a date."""
    digits = _digits(texts)
    swapped = digits[:, [0, 1, 2, 3, 6, 7, 4, 5]]
    return np.where(_real(swapped), _dates(swapped), texts)


def digit_slip(rng: np.random.Generator, texts: np.ndarray) -> np.ndarray:
    """Return real dates that differ in one digit of the day, the month or the year, by ten years at most.

    None is later than the latest of the dates given and of the town's days.
    """
    digits = _digits(texts)
    latest = max(_number(digits).max(), int(str(TODAY).replace("-", "")))
    slipped = digits.copy()
    open_ = np.arange(len(texts))
    for _ in range(40):  # most slips are real dates, so few rounds are needed
        row, at = np.arange(len(open_)), SLIPS[rng.integers(0, len(SLIPS), len(open_))]
        tried = digits[open_]
        tried[row, at] = (tried[row, at] + rng.integers(1, 10, len(open_))) % 10
        number = _number(tried)
        near = abs(number - _number(digits[open_])) < 110_000
        good = _real(tried) & (number <= latest) & near
        slipped[open_[good]] = tried[good]
        open_ = open_[~good]
        if not len(open_):
            break
    return _dates(slipped)


def defaulted_date(rng: np.random.Generator, texts: np.ndarray) -> np.ndarray:
    """Return 1 January of each date's year, as is written when only the year is known."""
    digits = _digits(texts)
    digits[:, 4:] = (0, 1, 0, 1)
    return _dates(digits)


def character_slip(rng: np.random.Generator, texts: np.ndarray) -> np.ndarray:
    """Return postcodes with one of their last three characters changed, a digit to a digit, a letter to a letter."""
    cells, length = _cells(texts)
    row = np.arange(len(texts))
    at = length - 1 - (rng.random(len(texts)) * np.minimum(length, 3)).astype(np.int64)
    this, chance = cells[row, at], rng.random(len(texts))
    for pool in ("0123456789", UNIT_LETTERS, UNIT_LETTERS.lower()):
        codes = np.array([ord(letter) for letter in pool], dtype=np.uint32)
        first, last = ("0", "9") if pool[0] == "0" else (pool[0], chr(ord(pool[0]) + 25))
        mine = (this >= ord(first)) & (this <= ord(last))
        place = np.searchsorted(codes, this[mine])
        step = 1 + (chance[mine] * (len(codes) - 1)).astype(np.int64)
        cells[row[mine], at[mine]] = codes[(place + step) % len(codes)]
    return _joined(cells)


def wrong_option(rng: np.random.Generator, values: np.ndarray, options: np.ndarray) -> np.ndarray:
    """Return for each value another one of the options, where there is one."""
    if len(options) < 2:
        return values
    place = pd.Index(options).get_indexer(values)
    return options[(place + rng.integers(1, len(options), len(values))) % len(options)]


#: Edits that need nothing but the text.
EDITS: dict[str, Callable[[np.random.Generator, np.ndarray], np.ndarray]] = {
    "nickname": nickname,
    "transliteration": transliteration,
    "phonetic": misheard,
    "dropped part": dropped_part,
    "keyboard typo": keyboard_typo,
    "OCR": misread,
    "day-month swap": day_month_swap,
    "digit slip": digit_slip,
    "defaulted date": defaulted_date,
    "character slip": character_slip,
}
DIGITS = [0, 1, 2, 3, 5, 6, 8, 9]  # where a date such as 1990-12-31 has its digits
SLIPS = np.array([2, 3, 4, 5, 5, 6, 7, 7])  # digits of a date that slip; units of days and months most
UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # postcodes end in two of these
MONTH_DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] + [0] * 87)


def _one_of(rng: np.random.Generator, texts: np.ndarray, options: Callable) -> np.ndarray:
    """Return one of the options of each text, or the text itself where it has none."""
    found = list(map(options, texts.tolist()))
    some = [k for k, listed in enumerate(found) if listed]
    chosen = texts.copy()
    drawn = rng.random(len(some)).tolist()
    chosen[some] = [found[k][int(u * len(found[k]))] for k, u in zip(some, drawn, strict=True)]
    return chosen


@cache
def _listed(table: Callable[[], dict[str, list[str]]]) -> dict[str, list[str]]:
    """Return a table of names with the same once more in capitals."""
    listed = table()
    return {**listed, **{name.upper(): [other.upper() for other in others] for name, others in listed.items()}}


@lru_cache(maxsize=1 << 16)
def _variants(table: str, text: str) -> tuple[str, ...]:
    """Return a text with each rule of a table applied in each place where it fits."""
    found = []
    sought = text if table == "ocr" else text.lower()
    for letters, pattern, becomes in _rules(table):
        for match in pattern.finditer(text) if letters in sought else ():
            piece = match.group()
            new = becomes if table == "ocr" or piece.islower() else becomes.upper()
            if piece.istitle() and not text.isupper():
                new = new.capitalize()
            other = text[: match.start()] + new + text[match.end() :]
            if len(other.strip()) > 1 and other != text:
                found.append(other[0].upper() + other[1:] if text[0].isupper() else other)
    return tuple(found)


@cache
def _rules(table: str) -> list[tuple[str, re.Pattern, str]]:
    """Return each rule of a table: the letters to look for, the same with its place in the text, and what it puts."""
    flags = 0 if table == "ocr" else re.IGNORECASE
    pairs = [rule.split(" ") for rule in errors()[table]["rules"]]
    return [(pattern.strip("^$"), re.compile(pattern, flags), becomes) for pattern, becomes in pairs]


@cache
def _neighbours() -> tuple[np.ndarray, np.ndarray]:
    """Return the codes of the keys beside each letter, capitals beside capitals, and how many each letter has."""
    rows = errors()["keyboard"]["rows"]
    place = {key: (x + 0.35 * y, y) for y, row in enumerate(rows) for x, key in enumerate(row)}
    near = np.zeros((128, 8), dtype=np.uint32)
    many = np.zeros(128, dtype=np.int64)
    for key, (x, y) in place.items():
        beside = [k for k, (a, b) in place.items() if k != key and abs(a - x) <= 1 and abs(b - y) <= 1]
        for case in (str.lower, str.upper):
            code = ord(case(key))
            near[code, : len(beside)] = [ord(case(k)) for k in beside]
            many[code] = len(beside)
    return near, many


def _turned(last: np.ndarray, this: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return two characters the wrong way round, with capitals where they were."""
    letters = np.ones(len(last), bool)
    for part in (last, this):
        small = part | 32
        letters &= (small >= ord("a")) & (small <= ord("z"))
    one = np.where(letters, (this & ~np.uint32(32)) | (last & 32), this)
    two = np.where(letters, (last & ~np.uint32(32)) | (this & 32), last)
    return one, two


def _cells(texts: np.ndarray, room: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return texts as a matrix of character codes, a row a text, 0 past its end; and their lengths."""
    fixed = texts.astype(str)
    width = max(fixed.dtype.itemsize // 4, 2 - room) + room
    cells = np.ascontiguousarray(fixed.astype(f"U{width}")).view(np.uint32).reshape(len(texts), width)
    return cells, np.char.str_len(fixed)


def _joined(cells: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(cells).view(f"U{cells.shape[1]}").ravel().astype(object)


def _digits(dates: np.ndarray) -> np.ndarray:
    """Return the eight digits of each date, having made sure that dates they are."""
    cells, _ = _cells(dates.astype("U11"))
    digits = np.zeros((len(dates), 8), dtype=np.int64)
    if cells.shape[1] >= 10:
        digits = cells[:, DIGITS].astype(np.int64) - 48
    shaped = ((digits >= 0) & (digits <= 9)).all(axis=1) & (cells[:, 10:] == 0).all(axis=1)
    good = shaped & _real(np.where(shaped[:, None], digits, 0))
    if not good.all():
        bad = dates[~good][0]
        raise CourseError(f"{bad!r} is no date: expected year-month-day, such as 1990-12-31, in a column of dates")
    return digits


def _number(digits: np.ndarray) -> np.ndarray:
    return digits @ 10 ** np.arange(7, -1, -1)


def _real(digits: np.ndarray) -> np.ndarray:
    number = _number(digits)
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    leap = (month == 2) & (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    return (day >= 1) & (day <= MONTH_DAYS[month] + leap)


def _dates(digits: np.ndarray) -> np.ndarray:
    cells = np.full((len(digits), 10), ord("-"), dtype=np.uint32)
    cells[:, DIGITS] = digits + 48
    return _joined(cells)


# Tables of others


def _groups(frame: pd.DataFrame, rates: Mapping, column: str) -> tuple[tuple[str, ...], np.ndarray]:
    """Return the groups that rates differ by, and the number of each row's group."""
    if column in frame:
        code, names = pd.factorize(frame[column], use_na_sentinel=False)
        groups = tuple(names.tolist())
    else:
        code, groups = np.zeros(len(frame), np.int64), ("",)
    for role, kind, rate in _every(rates):
        missing = [name for name in groups if name not in rate] if isinstance(rate, Mapping) else []
        if missing and column in frame:
            raise CourseError(f"{role}, {kind!r} has no rate for {missing[0]!r}, a group of column {column!r}")
        if missing:
            raise CourseError(
                f"the rate of {kind!r} of {role} differs by group, and the table has no column {column!r}: "
                "expected a number, or the column of groups in roles, as 'community'"
            )
        for value in rate.values() if isinstance(rate, Mapping) else (rate,):
            if not isinstance(value, (int, float)) or not 0 <= value <= 1:
                raise CourseError(f"{role}, {kind!r}: {value!r} is no rate: expected a number from 0 to 1")
    return groups, code


def _every(rates: Mapping) -> Iterator[tuple[str, str, float | Mapping]]:
    """Yield role, kind and rate of each rate."""
    for role, kinds in rates.items():
        if role == "quality":
            continue
        if not isinstance(kinds, Mapping):
            raise CourseError(f"{role}: {kinds!r}: expected a table of kinds of error and their rates")
        for kind, rate in kinds.items():
            if kind not in KINDS and kind != HABIT:
                raise CourseError(
                    f"{role}: there is no kind of error called {kind!r}: expected one of {', '.join(KINDS)}"
                )
            home = "names" if kind in ("swapped names", HABIT) else "home" if kind == "old address" else role
            if role != home or (kind in ELSEWHERE and kind != "old address" and role not in ELSEWHERE[kind]):
                expected = home if role != home else ELSEWHERE[kind][0]
                raise CourseError(f"{kind!r} does not happen to {role!r}: expected it under {expected!r}")
            yield role, kind, rate


def _resolved(frame: pd.DataFrame, rates: Mapping, roles: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each role that rates speak of and the table has."""
    for role, column in roles.items():
        if column not in frame:
            raise CourseError(f"role {role!r}: the table has no column {column!r}: expected one of {', '.join(frame)}")
    found = {}
    for name in rates:
        for role in TOGETHER.get(name, (name,)):
            column = roles.get(role, role)
            if column in frame:
                found[role] = column
            elif role not in (*ROLES, "quality"):
                raise CourseError(
                    f"rates speak of {role!r}: expected a column of the table or one of {', '.join(ROLES)}"
                )
    return found


def _texts(column: pd.Series) -> np.ndarray:
    """Return a copy of a column's values as the edits take them: objects, dates as text, NaN where missing."""
    if pd.api.types.is_datetime64_any_dtype(column):
        values = column.dt.strftime("%Y-%m-%d").to_numpy(dtype=object, copy=True)
    else:
        values = column.to_numpy(dtype=object, copy=True)
    if column.dtype != object:
        values[column.isna().to_numpy()] = np.nan
    return values


def _as_was(values: np.ndarray, column: pd.Series) -> np.ndarray | pd.Series:
    """Return damaged values in the type of their column, or as objects where they no longer fit it."""
    try:
        return pd.Series(values, index=column.index, dtype=column.dtype, copy=False)
    except (TypeError, ValueError):
        return values
