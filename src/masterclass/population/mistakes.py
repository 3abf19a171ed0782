"""How records go wrong: errors that come together in careless records, differ by group, and are all written down."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .people import ALWAYS, YEAR, People, address_text, days
from .sources import IDENTITY, Sightings
from .tables import COMMUNITIES, nicknames, rates, spellings

NEIGHBOURS = {
    letter: "".join(row[k - 1 : k] + row[k + 1 : k + 2])
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for k, letter in enumerate(row)
}


class Log:
    """Collects every changed cell: record number, column, kind, before, after."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, str, str, str, str]] = []

    def change(self, column: np.ndarray, name: str, kind: str, where: np.ndarray, after: np.ndarray | list) -> None:
        """Write ``after`` into ``column`` at ``where`` and note each cell that really changes."""
        for i, new in zip(where.tolist(), after, strict=True):
            old = column[i]
            if new != old:
                self.rows.append((i, name, kind, old, new))
                column[i] = new


def record(rng: np.random.Generator, people: People, seen: Sightings, source: str) -> tuple[dict, Log]:
    """Return one department's columns as it wrote them, and the log of what went wrong.

    Each record is careful or careless; a careless one has every rate multiplied, so errors cluster in it.
    """
    rate, quality = rates()["errors"][source], rates()["quality"]
    who, community = seen.who, people.community[seen.who]
    careless = (
        rng.random(len(who))
        < quality["careless"] * np.array([quality["by_community"][c] for c in COMMUNITIES])[community]
    )
    factor = np.where(careless, quality["careless_factor"], quality["careful_factor"])

    def struck(kind: str, among: np.ndarray | None = None) -> np.ndarray:
        """Return the numbers of the records that this kind of error strikes."""
        base = rate[kind]
        if isinstance(base, dict):
            base = np.array([base[name] for name in COMMUNITIES])[community]
        hit = rng.random(len(who)) < np.minimum(base * factor, 0.95)
        return np.flatnonzero(hit if among is None else hit & among)

    log = Log()
    columns = {**seen.before, **_identity(people, seen)}
    columns = {name: values.copy() for name, values in columns.items()}
    identifier = next(iter(seen.before))
    _outdated(rng, people, seen, columns, log, struck)
    _names(rng, columns, log, struck)
    _dates(rng, columns, log, struck)
    slips = struck("postcode_slip")
    log.change(
        columns["postcode"],
        "postcode",
        "character slip",
        slips,
        [_slip(rng, t) for t in columns["postcode"][slips]],
    )
    wrong = struck("sex_wrong")
    log.change(
        columns["sex"],
        "sex",
        "wrong option",
        wrong,
        ["M" if s == "F" else "F" for s in columns["sex"][wrong]],
    )
    other = struck("identifier_other")
    log.change(
        columns[identifier],
        identifier,
        "wrong person's identifier",
        other,
        _someone_elses(rng, people, seen, identifier, other),
    )
    for name, kind in (("postcode", "postcode_missing"), (identifier, "identifier_missing")):
        gone = struck(kind)
        log.change(columns[name], name, "missing", gone, [""] * len(gone))
    return {**columns, **seen.after}, log


def _identity(people: People, seen: Sightings) -> dict[str, np.ndarray]:
    who = seen.who
    address, postcode = address_text(people.address_at(who, seen.when))
    values = (
        people.first[who],
        people.surname_at(who, seen.when),
        people.sex[who],
        people.birth[who].astype(str).astype(object),
        address,
        postcode,
    )
    return dict(zip(IDENTITY, values, strict=True))


def _outdated(rng, people, seen, columns, log, struck: Callable) -> None:
    """Former surnames and old addresses: right once, out of date when recorded."""
    who = seen.who
    former = struck("former_surname", people.surname_from[who, 1] <= seen.when)
    log.change(columns["surname"], "surname", "former surname", former, people.surnames[who[former], 0])
    stale = struck("old_address")
    then = np.maximum(seen.when[stale] - days(rng.exponential(5 * YEAR, len(stale))), ALWAYS)
    address, postcode = address_text(people.address_at(who[stale], then))
    log.change(columns["address"], "address", "old address", stale, address)
    log.change(columns["postcode"], "postcode", "old address", stale, postcode)


def _names(rng, columns, log, struck: Callable) -> None:
    first, last = columns["first_name"], columns["surname"]
    for kind, table, cells in (
        ("nickname", nicknames(), [("first_name", first)]),
        ("spelling", spellings(), [("first_name", first), ("surname", last)]),
    ):
        for name, column in cells:
            where = struck(kind, np.array([value in table for value in column]))
            new = [table[column[i]][int(rng.integers(len(table[column[i]])))] for i in where]
            log.change(column, name, kind, where, new)
    for name, column, kind in (("first_name", first, "typo_first"), ("surname", last, "typo_surname")):
        where = struck(kind)
        log.change(column, name, "typo", where, [_typo(rng, column[i]) for i in where])
    swapped = struck("swapped_names")
    before = first[swapped].copy()
    log.change(first, "first_name", "swapped names", swapped, last[swapped].copy())
    log.change(last, "surname", "swapped names", swapped, before)


def _dates(rng, columns, log, struck: Callable) -> None:
    born = columns["date_of_birth"]
    where = struck("day_month_swap", np.array([text[8:] <= "12" for text in born]))
    log.change(
        born,
        "date_of_birth",
        "day and month swapped",
        where,
        [f"{t[:4]}-{t[8:]}-{t[5:7]}" for t in born[where]],
    )
    where = struck("digit_date")
    log.change(born, "date_of_birth", "digit slip", where, [_other_date(rng, t) for t in born[where]])
    where = struck("default_date")
    log.change(born, "date_of_birth", "1 January for unknown", where, [f"{t[:4]}-01-01" for t in born[where]])


def _someone_elses(rng, people, seen, identifier, where) -> list[str]:
    """Return an identifier of a housemate where there is one, else of anybody in the town."""
    register = {
        "nhs_number": people.nhs,
        "national_insurance_number": people.nino,
        "pupil_number": people.upn,
    }[identifier]
    home = people.homes[:, 0]
    found = []
    for i in where:
        mates = np.flatnonzero(home == home[seen.who[i]])
        mates = mates[mates != seen.who[i]]
        found.append(register[rng.choice(mates) if len(mates) else rng.integers(len(register))])
    return found


def _typo(rng: np.random.Generator, text: str) -> str:
    """Return the text with one key pressed wrong: a neighbour, one left out, one doubled or two the wrong way round."""
    if len(text) < 2:
        return text
    at, kind = int(rng.integers(1, len(text))), rng.random()
    if kind < 0.40:
        near = NEIGHBOURS.get(text[at].lower(), "e")
        return text[:at] + near[int(rng.integers(len(near)))] + text[at + 1 :]
    if kind < 0.65:
        return text[:at] + text[at + 1 :]
    if kind < 0.80:
        return text[:at] + text[at] + text[at:]
    turned = text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
    return turned.capitalize() if at == 1 else turned


def _slip(rng: np.random.Generator, postcode: str) -> str:
    """Return the postcode with one of its last three characters changed."""
    at = len(postcode) - 1 - int(rng.integers(3))
    pool = "0123456789" if postcode[at].isdigit() else "ABDEFGHJLNPQRSTUWXYZ"
    return postcode[:at] + pool[int(rng.integers(len(pool)))] + postcode[at + 1 :]


def _other_date(rng: np.random.Generator, text: str) -> str:
    """Return a real date one slip away: a day, a month or a year off."""
    year, month, day = (int(part) for part in text.split("-"))
    kind = rng.random()
    if kind < 0.5:
        day = (day + int(rng.choice([1, 9, 10, 27])) - 1) % 28 + 1
    elif kind < 0.75:
        month = (month + int(rng.integers(1, 11)) - 1) % 12 + 1
    else:
        year += int(rng.choice([-10, -1, 1]))
    return f"{year:04d}-{month:02d}-{min(day, 28):02d}"
