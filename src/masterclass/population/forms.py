"""The town's other forms of data: census, survey, footfall, card spending, case notes, and where things are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from math import ceil, isqrt
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .circumstances import Circumstances
from .identifiers import shuffled
from .people import (
    CARE_HOME,
    FAMILY_HOME,
    HALL,
    HOUSEHOLD_KINDS,
    OWN_HOME,
    SHARED,
    TODAY,
    YEAR,
    People,
    address_text,
    day_text,
    days,
)
from .places import ADDRESSES, AREA, POSTCODE, STREET
from .sources import Sightings, step
from .tables import COMMUNITIES, read_toml

if TYPE_CHECKING:
    from .blocks import Block

#: The map's south-west corner, in the North Sea, so that no real place is ever pointed at.
LONGITUDE, LATITUDE = 1.5, 55.0
DEGREE = 111_320.0  #: metres of a degree of latitude
CELL = 400.0  #: metres across a small area
DISTRICT = CELL * (ceil((ADDRESSES / AREA) ** 0.5) + 0.5)  #: metres from one block's corner to the next
BEND, WAVES = 0.18, 0.6  #: how far the map is bent, in cells, and how many waves a cell: more would fold it
INSET = 0.12  #: share of a small area's width that its streets keep away from its edge
DRAWS = 16  #: random numbers that one case note uses at most
AREAS = 100  #: numbers that each block may give to its small areas


@dataclass
class Form:
    """One form of data in a block.

    Attributes
    ----------
    frame : DataFrame
        The table as it is written.
    who : ndarray, optional
        The place in the block of each row's person, where rows are about people.
    truth : dict of str to DataFrame
        What is true about it, by the name of the table of the truth.
    errors : DataFrame, optional
        What went wrong in it, as the log of errors has it.
    """

    frame: pd.DataFrame
    who: np.ndarray | None = None
    truth: dict[str, pd.DataFrame] = field(default_factory=dict)
    errors: pd.DataFrame | None = None


@cache
def forms() -> dict:
    """Return the rates and fragments as written in forms.toml."""
    return read_toml("forms.toml")


# Where things are


@dataclass
class Ground:
    """The ground of one block: its small areas as rows of cells in a unit square, which is then bent.

    Bending all points alike gives irregular areas that still meet without gaps, and keeps each house in its area.

    Attributes
    ----------
    number : int
        Which block.
    rows : ndarray
        Lower and upper edges of the rows, from 0 to 1.
    columns : list of ndarray
        In each row, left and right edges of its cells, from 0 to 1.
    phase : ndarray, shape (4,)
        Where the waves of the bend begin.
    turned : ndarray of bool
        In which areas the streets run from south to north.
    """

    number: int
    rows: np.ndarray
    columns: list[np.ndarray]
    phase: np.ndarray
    turned: np.ndarray

    def __len__(self) -> int:
        return sum(len(edges) - 1 for edges in self.columns)

    def bend(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return longitude and latitude, in degrees, of points of the unit square.

        Two waves of different length each way, so that no pattern repeats; the edge of the square stays straight.
        """
        side, p = len(self) ** 0.5, self.phase
        wave = 2 * np.pi * WAVES * side
        a = 0.65 * np.sin(wave * (y + 0.3 * x) + p[0]) + 0.35 * np.sin(wave * (0.6 * y - 0.2 * x) + p[1])
        b = 0.65 * np.sin(wave * (x - 0.3 * y) + p[2]) + 0.35 * np.sin(wave * (0.6 * x + 0.2 * y) + p[3])
        x, y = x + BEND / side * np.sin(np.pi * x) * a, y + BEND / side * np.sin(np.pi * y) * b
        east, north = _district(self.number)
        metres = CELL * side
        longitude = LONGITUDE + (east * DISTRICT + metres * x) / (DEGREE * np.cos(np.radians(LATITUDE)))
        return longitude.round(6), (LATITUDE + (north * DISTRICT + metres * y) / DEGREE).round(6)

    def rings(self) -> list[np.ndarray]:
        """Return the boundary of each small area, counter-clockwise and closed, as longitudes and latitudes."""
        found = []
        for row, edges in enumerate(self.columns):
            low, high = (self._boundary(k) for k in (row, row + 1))
            bottom, top = self.rows[row], self.rows[row + 1]
            side = np.linspace(bottom, top, 5)[1:-1]
            for left, right in pairwise(edges):
                south = low[(low >= left) & (low <= right)]
                north = high[(high >= left) & (high <= right)][::-1]
                x = np.concatenate([south, np.full(3, right), north, np.full(3, left), [left]])
                y = np.concatenate([np.full(len(south), bottom), side, np.full(len(north), top), side[::-1], [bottom]])
                found.append((x, y))
        ends = np.cumsum([len(x) for x, _ in found])[:-1]
        bent = np.stack(self.bend(*(np.concatenate(part) for part in zip(*found, strict=True))), axis=1)
        return np.split(bent, ends)

    def _boundary(self, k: int) -> np.ndarray:
        """Return where the boundary below row ``k`` has its points: every cell that meets it shares them."""
        corners = np.unique(np.concatenate([edges for edges in self.columns[max(k - 1, 0) : k + 1]]))
        return np.unique(np.concatenate([corners, (corners[1:] + corners[:-1]) / 2]))

    def houses(self, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return longitude and latitude of addresses: odd and even numbers face each other along their street."""
        area, within = np.divmod(numbers % ADDRESSES, AREA)
        street, position = np.divmod(within, STREET)
        pair, odd = np.divmod(position, 2)
        along = INSET + (1 - 2 * INSET) * (pair + 0.5) / (STREET // 2)
        across = INSET + (1 - 2 * INSET) * (street + 0.32 + 0.36 * odd) / (AREA // STREET)
        x, y = np.where(self.turned[area], across, along), np.where(self.turned[area], along, across)
        left, right, bottom, top = (part[area] for part in self._cells())
        return self.bend(left + (right - left) * x, bottom + (top - bottom) * y)

    def _cells(self) -> tuple[np.ndarray, ...]:
        left, right = (np.concatenate([edges[cut] for edges in self.columns]) for cut in (slice(-1), slice(1, None)))
        row = np.repeat(np.arange(len(self.columns)), [len(edges) - 1 for edges in self.columns])
        return left, right, self.rows[row], self.rows[row + 1]


def lay_out(rng: np.random.Generator, areas: int, number: int = 0) -> Ground:
    """Lay out the ground of a block of so many small areas, all of much the same size."""
    rows = max(1, round(areas**0.5))
    share = np.full(rows, areas // rows)
    share[rng.permutation(rows)[: areas % rows]] += 1
    columns = [_edges(rng, np.ones(count)) for count in share]
    return Ground(number, _edges(rng, share), columns, 2 * np.pi * rng.random(4), rng.random(areas) < 0.5)


def _edges(rng: np.random.Generator, widths: np.ndarray) -> np.ndarray:
    found = np.cumsum(widths * rng.uniform(0.82, 1.18, len(widths)))
    return np.concatenate([[0.0], found[:-1] / found[-1], [1.0]])


def _district(number: int) -> tuple[int, int]:
    """Return how many districts east and north a block lies: the town grows in squares from its corner."""
    shell = isqrt(number)
    step = number - shell**2
    return (shell, step) if step <= shell else (2 * shell - step, shell)


def ground(block: Block) -> Ground:
    """Return the ground of a block: as many small areas as its addresses need."""
    return lay_out(block.rng("ground"), _built(block.people) // AREA + 1, block.number)


def _built(people: People) -> int:
    """Return the last address built, counted within the block."""
    return int((people.moves % ADDRESSES).max())


def area_of(addresses: np.ndarray) -> np.ndarray:
    """Return the small area of each address, counted within its block."""
    return addresses % ADDRESSES // AREA


def area_ids(block: Block) -> np.ndarray:
    """Return the ids of a block's small areas, in their order."""
    first = block.number * AREAS + 1
    return np.array([f"A{first + k:05d}" for k in range(_built(block.people) // AREA + 1)], dtype=object)


def deprivation(people: People) -> np.ndarray:
    """Return each small area's decile of deprivation, 1 the poorest, by the share of today's people who are poor."""
    here = np.flatnonzero(people.present(TODAY))
    area, areas = area_of(people.address_at(here, TODAY)), _built(people) // AREA + 1
    count = np.bincount(area, minlength=areas)
    poor = np.bincount(area, weights=people.poor[here], minlength=areas) / np.maximum(count, 1)
    rank = np.argsort(np.argsort(-poor, kind="stable"), kind="stable")
    return ((rank + 0.5) * 10 / areas).astype(int) + 1


def features(block: Block) -> list[dict]:
    """Return the small areas of a block as GeoJSON features (RFC 7946): polygons that meet without gaps."""
    rate, rng = forms()["areas"], block.rng("areas")
    called = np.array([f"{a} {b}" for b in rate["second"].split("|") for a in rate["first"].split()], dtype=object)
    ids, deciles, rings = area_ids(block), deprivation(block.people), ground(block).rings()
    named = rng.permutation(called)[: len(ids)]
    return [
        {
            "type": "Feature",
            "properties": {"area_id": id_, "name": name, "district": block.number + 1, "deprivation": decile},
            "geometry": {"type": "Polygon", "coordinates": [ring.tolist()]},
        }
        for id_, name, decile, ring in zip(ids.tolist(), named.tolist(), deciles.tolist(), rings, strict=True)
    ]


def address_register(rng: np.random.Generator, block: Block) -> Form:
    """Every address of the block with its number, place and kind; a few new builds are not listed yet."""
    people, rate = block.people, forms()["address_register"]
    local = np.arange(_built(people) + 1)
    flats = rng.random(len(local) // POSTCODE + 1) < rate["flats"]
    kind = np.where(flats[local // POSTCODE], "flat", "house").astype(object)
    new = rng.random(len(local)) < rate["unlisted"]
    for code in (HALL, CARE_HOME):
        large = people.moves[people.household_kind == code, 0] % ADDRESSES
        kind[large], new[large] = HOUSEHOLD_KINDS[code], False
    listed = np.flatnonzero(~new)
    numbers = listed + block.number * ADDRESSES
    uprn = _uprn(numbers, block.seed)
    order = np.argsort(uprn)
    numbers, kind = numbers[order], kind[listed][order]
    address, postcode = address_text(numbers)
    longitude, latitude = ground(block).houses(numbers)
    frame = pd.DataFrame(
        {
            "uprn": uprn[order].astype(str).astype(object),
            "address": address,
            "postcode": postcode,
            "area_id": area_ids(block)[area_of(numbers)],
            "longitude": longitude,
            "latitude": latitude,
            "kind": kind,
        }
    )
    return Form(frame)


def _uprn(numbers: np.ndarray, seed: int) -> np.ndarray:
    """Return 12 digits from 9990 on, where we know of no council's range, in an order that tells nothing."""
    lap, number = np.divmod(numbers, 2**26)
    return 999_000_000_000 + lap * 10**8 + shuffled(number, 26, seed, "uprn")


# The census


def census(rng: np.random.Generator, people: People, lives: Circumstances) -> Sightings:
    """Census of 21 March 2021: a row a person counted; some people are missed, a few students counted twice."""
    rate = forms()["census"]
    day = np.datetime64(rate["day"])
    here = np.flatnonzero(people.present(day))
    who = here[~_missed(rng, people, lives, here, day)]
    activity, away = _activity(rng, people, who, day)
    again = np.flatnonzero(_has_other_home(people, who, day) & away & (rng.random(len(who)) < rate["twice"]))
    rows = np.concatenate([np.arange(len(who)), again])
    when = np.full(len(rows), day)
    when[len(who) :] = people.home_from[who[again], OWN_HOME] - days(1)  # as they were at their parents'
    second = np.arange(len(rows)) >= len(who)
    home = np.where(second, people.homes[who[rows], FAMILY_HOME], people.household_at(who[rows], when))
    student = activity[rows] == "student"
    says_here = np.where(second & (rng.random(len(rows)) < 0.5), "no", "yes").astype(object)
    late = rng.random(len(rows)) < rate["late"]["share"]
    filled = day + days(np.where(late, 1 + rng.exponential(rate["late"]["days"], len(rows)), 0))
    return Sightings(
        who[rows],
        when,
        {},
        {
            "form_number": _form_numbers(rng, people, home),
            "ethnicity": people.ethnicity[who[rows]],
            "activity": activity[rows],
            "term_time_address": np.where(student, says_here, ""),
            "recorded_on": day_text(filled),
        },
    )


def _missed(rng, people: People, lives: Circumstances, who: np.ndarray, day: np.datetime64) -> np.ndarray:
    """Return who the census misses: often everybody in a home, or one person whom the form leaves out."""
    rate = forms()["census"]
    home = people.household_at(who, day)
    kinds = np.array([rate["missed_home"][name] for name in HOUSEHOLD_KINDS])
    chance = rate["missed"] * step(rate["missed_age"], people.age_at(who, day)) * kinds[people.household_kind[home]]
    chance *= np.where(people.sex[who] == "M", rate["missed_man"], 1) * _by_group(rate["missed_ethnicity"], people, who)
    chance *= np.where(_homeless(lives, who, day), rate["missed_homeless"], 1)
    whole = rng.random(len(people.household_kind))[home] < chance * rate["whole_household"]
    return whole | (rng.random(len(who)) < chance * (1 - rate["whole_household"]))


def _by_group(factor: dict, people: People, who: np.ndarray) -> np.ndarray:
    return pd.Series(people.ethnicity[who]).map(factor).to_numpy()


def _homeless(lives: Circumstances, who: np.ndarray, day: np.datetime64) -> np.ndarray:
    return (lives.homeless_from[who] <= day) & (lives.homeless_until[who] > day)


def _activity(rng, people: People, who: np.ndarray, day: np.datetime64) -> tuple[np.ndarray, np.ndarray]:
    """Return what each person does, empty under 16, and whether they study away from a family home."""
    rate, age = forms()["census"], people.age_at(who, day)
    table = np.array(rate["activity_age"])
    share = np.cumsum(table[:, 1:], axis=1) / table[:, 1:].sum(axis=1)[:, None]
    band = np.searchsorted(table[:, 0], age, side="right") - 1
    code = (rng.random(len(who))[:, None] >= share[band.clip(0)]).sum(axis=1)
    activity = np.where(band < 0, "", np.array(rate["activity"], dtype=object)[code])
    kind = people.household_kind[people.household_at(who, day)]
    young = (age >= 18) & (age < 22) & (kind == SHARED) & (rng.random(len(who)) < rate["shared_student"])
    away = young | ((kind == HALL) & (band >= 0))
    activity[away] = "student"
    return activity, away


def _has_other_home(people: People, who: np.ndarray, day: np.datetime64) -> np.ndarray:
    """Return who left a family home that is still there, at the address they left."""
    left = people.home_from[who, OWN_HOME]
    before = np.where(left <= day, left - days(1), day)
    family = people.homes[who, FAMILY_HOME]
    here = people.present(day)
    lived_in = np.zeros(len(people.household_kind), bool)
    lived_in[people.household_at(np.flatnonzero(here), np.full(here.sum(), day))] = True
    moved = ((people.move_from[family] > before[:, None]) & (people.move_from[family] <= day)).any(axis=1)
    was_there = (people.household_at(who, before) == family) & (np.maximum(people.birth, people.arrived)[who] <= before)
    return (left <= day) & lived_in[family] & was_there & ~moved & (people.household_at(who, day) != family)


def _form_numbers(rng, people: People, home: np.ndarray) -> np.ndarray:
    """Return the number of each household's form: arbitrary, and of no other block of the town."""
    _, form = np.unique(home, return_inverse=True)
    first = int(people.moves.min() // ADDRESSES) * ADDRESSES
    number = first + 1 + rng.permutation(form.max() + 1 if len(form) else 0)
    return np.array([f"F{k:05d}" for k in number.tolist()], dtype=object)[form]


# The survey


def survey(rng: np.random.Generator, block: Block) -> Form:
    """Household survey of 2025: one adult in each household of a sample that takes more from poorer areas.

    People in halls, in care homes and without a home are in no household, so no survey asks them.
    """
    people, rate = block.people, forms()["survey"]
    day = np.datetime64(rate["day"])
    who, weight, area, stratum = _sample(rng, block, day)
    year_ago = day - days(365)
    homeless = (block.lives.homeless_from[who] <= day) & (block.lives.homeless_until[who] > year_ago)
    responded = rng.random(len(who)) < _propensity(people, who, day, stratum, homeless)
    age = people.age_at(who, day)
    pay = _pay(block, who)
    works = ~np.isnan(pay) | ((age >= 20) & (age < 70) & (rng.random(len(who)) < rate["self_employed"]))
    gives = works & ~np.isnan(pay) & (rng.random(len(who)) >= rate["pay_refused"])
    answers = {
        "age_band": _banded(rate["age_bands"], age),
        "sex": people.sex[who],
        "ethnicity": people.ethnicity[who],
        "working": _yes_no(works),
        "pay_band": np.where(gives, _banded(rate["pay_bands"], np.nan_to_num(pay)), ""),
        "health": _health(rng, people, who, age, homeless),
        "homeless_past_year": _yes_no(homeless),
    }
    frame = pd.DataFrame(
        {
            "survey_id": block.ids("V", len(who)),
            "area_id": area_ids(block)[area],
            "stratum": np.array(["poorest", "middle", "richest"], dtype=object)[stratum],
            "design_weight": weight,
            "responded": responded,
            **{name: _blank(values, ~responded) for name, values in answers.items()},
        }
    )
    return Form(frame, who)


def _sample(rng, block: Block, day: np.datetime64) -> tuple[np.ndarray, ...]:
    """Return one adult of each sampled household, the inverse chance to ask exactly this adult, area and stratum."""
    people, rate = block.people, forms()["survey"]
    adults = np.flatnonzero(people.present(day) & (people.birth <= day - days(16 * YEAR)))
    adults = adults[~_homeless(block.lives, adults, day)]
    home = people.household_at(adults, day)
    order = np.argsort(home, kind="stable")
    order = order[people.household_kind[home[order]] <= SHARED]
    adults = adults[order]
    _, first, size = np.unique(home[order], return_index=True, return_counts=True)
    area = area_of(people.address_at(adults[first], day))
    stratum = np.searchsorted([4, 8], deprivation(people), side="right")[area]  # deciles 1 to 3, 4 to 7, 8 to 10
    households = np.bincount(stratum, minlength=3)
    wanted = households * rate["oversample"]
    wanted = (wanted * len(adults) / rate["one_in"] / max(wanted.sum(), 1)).round().astype(int)
    wanted = np.minimum(np.maximum(wanted, 2), households)
    shuffled = rng.permutation(len(first))
    taken = np.concatenate([shuffled[stratum[shuffled] == k][: wanted[k]] for k in range(3)])
    taken = rng.permutation(taken)
    who = adults[first[taken] + (rng.random(len(taken)) * size[taken]).astype(int)]
    area, stratum = area[taken], stratum[taken]
    return who, households[stratum] / wanted[stratum] * size[taken], area, stratum


def _propensity(people: People, who, day, stratum, homeless) -> np.ndarray:
    """Return each person's chance to answer."""
    rate = forms()["survey"]["response"]
    shared = people.household_kind[people.household_at(who, day)] == SHARED
    x = rate["all"] + step(rate["age"], people.age_at(who, day)) + _by_group(rate["ethnicity"], people, who)
    x += rate["man"] * (people.sex[who] == "M") + rate["poor"] * people.poor[who] + np.array(rate["area"])[stratum]
    x += rate["shared"] * shared + rate["homeless"] * homeless
    return 1 / (1 + np.exp(-x))


def _pay(block: Block, who: np.ndarray) -> np.ndarray:
    """Return the pay of those on a payroll, NaN for the others: the survey and the payroll tell of one life."""
    made = block.records("earnings")
    pay = np.full(block.size, np.nan)
    pay[made.who] = made.frame["pay"].to_numpy(dtype=float)
    return pay[who]


def _health(rng, people: People, who, age, homeless) -> np.ndarray:
    rate = forms()["survey"]["health"]
    score = rate["a_year"] * (age - 45) + rate["poor"] * people.poor[who] + rate["homeless"] * homeless
    code = np.searchsorted(rate["cuts"], score + rng.normal(size=len(who)))
    return np.array(rate["answers"], dtype=object)[code]


def _banded(bands: list, values: np.ndarray) -> np.ndarray:
    since, named = [row[0] for row in bands], np.array([row[1] for row in bands], dtype=object)
    return named[(np.searchsorted(since, values, side="right") - 1).clip(0)]


def _yes_no(values: np.ndarray) -> np.ndarray:
    return np.where(values, "yes", "no").astype(object)


def _blank(values: np.ndarray, where: np.ndarray) -> np.ndarray:
    return np.where(where | (values == ""), np.nan, values)


# Footfall


def footfall(rng: np.random.Generator, block: Block) -> Form:
    """Hourly counts of six sensors for eight weeks of spring 2026, in British Summer Time, outages included."""
    rate = forms()["footfall"]
    start = np.datetime64(rate["first"], "h")
    hours = start + np.arange(rate["weeks"] * 7 * 24)
    expected = _rhythm(hours) * (np.array(rate["busy"]) * block.size / 10_000)[:, None]
    weather = np.repeat(rng.gamma(rate["weather"] ** -2, rate["weather"] ** 2, len(hours) // 24), 24)
    noise = rng.gamma(rate["noise"] ** -2, rate["noise"] ** 2, expected.shape)
    count = rng.poisson(expected * weather * noise).astype(float)
    ids = np.array([f"D{block.number * 10 + k:05d}" for k in range(1, len(count) + 1)], dtype=object)
    stamp = np.datetime_as_string(hours, unit="m").astype(object)
    problems = _outages(rng, count, ids, stamp)
    sensor, hour = np.nonzero(rng.random(count.shape) >= rate["lost"])
    frame = pd.DataFrame(
        {
            "sensor_id": ids[sensor],
            "place": np.array(rate["places"], dtype=object)[sensor],
            "hour": stamp[hour],
            "count": pd.array(count[sensor, hour], dtype="Int64"),
        }
    )
    return Form(frame, truth={"outages": problems})


def _rhythm(hours: np.ndarray) -> np.ndarray:
    """Return each sensor's expected count in each hour, as a share of its usual peak."""
    rate = forms()["footfall"]
    day = hours.astype("datetime64[D]")
    clock, weekday = (hours - day).astype(int), (day.astype(int) + 3) % 7  # 1 January 1970 was a Thursday
    off = (weekday >= 5) | np.isin(day, np.array(rate["bank_holidays"], dtype="datetime64[D]"))
    share = np.array([rate["rhythm"][kind] for kind in rate["kinds"]])[:, clock] / 100
    share = share * np.where(off, np.array(rate["weekend"])[:, None], 1)
    share[0] *= np.where((weekday == rate["market_day"]) & (clock >= 8) & (clock < 16), rate["market"], 1)
    return share


def _outages(rng, count: np.ndarray, ids: np.ndarray, stamp: np.ndarray) -> pd.DataFrame:
    """Let one sensor go silent, one repeat a value and one count too few after it was moved; ``count`` changes."""
    silent, stuck, moved = rng.permutation(len(count))[:3]
    last = count.shape[1] - 1
    a = int(rng.integers(200, last - 300))
    b = int(rng.integers(7, 40)) * 24 + int(rng.integers(9, 15))  # by day, so that it repeats a count that is not small
    c = int(rng.integers(25, 42)) * 24 + 11
    spans = {
        "silent": (silent, a, a + int(rng.integers(30, 110))),
        "stuck": (stuck, b, b + int(rng.integers(14, 50))),
        "undercounts": (moved, c, last),
    }
    count[silent, slice(*_closed(spans["silent"]))] = np.nan
    count[stuck, slice(*_closed(spans["stuck"]))] = count[stuck, b]
    after = slice(*_closed(spans["undercounts"]))
    count[moved, after] = rng.binomial(count[moved, after].astype(int), forms()["footfall"]["undercount"])
    rows = [(ids[sensor], problem, stamp[one], stamp[end]) for problem, (sensor, one, end) in spans.items()]
    return pd.DataFrame(rows, columns=["sensor_id", "problem", "first_hour", "last_hour"])


def _closed(span: tuple[int, int, int]) -> tuple[int, int]:
    return span[1], span[2] + 1


# Card spending


def spending(rng: np.random.Generator, block: Block) -> Form:
    """Card spending a month by small area and kind, of one bank's customers; the truth is of everybody, by any means.

    The bank has more young and fewer poor customers than the town, so its figures are no share of the whole.
    """
    rate = forms()["spending"]
    whole, banked, customers = _spent(rng, block)
    season = _season(rate)[:, None]
    active = rng.binomial(np.repeat(customers[..., None], len(rate["active"]), axis=2), rate["active"])
    expected = np.maximum(customers[..., None] * np.array(rate["active"]), 1e-9)
    noise = rng.gamma(rate["cell"] ** -2, rate["cell"] ** 2, active.shape)
    pounds = banked * season * rate["on_card"] * active / expected * noise
    payments = rng.poisson(pounds / rate["a_payment"])
    kept = active >= rate["fewest"]
    cells = _cells(block, rate)
    frame = pd.DataFrame(
        {
            **cells,
            "cardholders": _whole_numbers(active, kept),
            "transactions": _whole_numbers(np.maximum(payments, active), kept),
            "pounds": _whole_numbers(pounds, kept),
        }
    )
    truth = pd.DataFrame({**cells, "pounds": (whole * season).round().astype(np.int64).transpose(1, 2, 0).ravel()})
    return Form(frame, truth={"spending": truth})


def _spent(rng, block: Block) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return what all adults and the bank's customers spend by month, area and kind, and how many customers there are.

    Who lives where is taken in the middle of each quarter; amounts are those of an ordinary month of the first year.
    """
    people, rate = block.people, forms()["spending"]
    quarters = (np.datetime64(rate["first"]) + np.arange(1, rate["months"], 3)).astype("datetime64[D]") + days(14)
    last = np.minimum(people.death, people.left)
    who = np.flatnonzero((people.birth <= quarters[-1] - days(18 * YEAR)) & (last > quarters[0]))
    age = people.age_at(who, quarters[len(quarters) // 2]).clip(18)
    base = np.exp(rng.normal(-(rate["person"] ** 2) / 2, rate["person"], len(who))) * step(rate["age"], age)
    base = base * np.where(people.poor[who], np.array(rate["poor"])[:, None], 1.0) * np.array(rate["pounds"])[:, None]
    customer = rng.random(len(who)) < _customer(people, who, age)
    since = np.maximum(people.birth[who] + days(18 * YEAR), people.arrived[who])
    areas = _built(people) // AREA + 1
    whole, banked = np.zeros((2, len(quarters), areas, len(base)))
    customers = np.zeros((len(quarters), areas), dtype=np.int64)
    for q, day in enumerate(quarters):
        here = np.flatnonzero((since <= day) & (last[who] > day))
        area = area_of(people.address_at(who[here], day))
        for k, pounds in enumerate(base[:, here]):
            whole[q, :, k] = np.bincount(area, pounds, areas)
            banked[q, :, k] = np.bincount(area, pounds * customer[here], areas)
        customers[q] = np.bincount(area[customer[here]], minlength=areas)
    return tuple(np.repeat(part, 3, axis=0)[: rate["months"]] for part in (whole, banked, customers))


def _customer(people: People, who: np.ndarray, age: np.ndarray) -> np.ndarray:
    """Return each adult's chance to be a customer of the bank."""
    rate = forms()["spending"]["customer"]
    community = np.array([rate["community"][name] for name in COMMUNITIES])[people.community[who]]
    chance = rate["all"] * step(rate["age"], age) * community
    return np.minimum(chance * np.where(people.poor[who], rate["poor"], 1.0), 0.95)


def _season(rate: dict) -> np.ndarray:
    """Return by month and kind how much more is spent than in an ordinary month of the first year."""
    month = np.arange(rate["months"])
    calendar = (np.datetime64(rate["first"]) + month).astype(int) % 12
    factor = (1 + rate["dearer"]) ** (month / 12)
    factor = factor[:, None] * np.where(calendar[:, None] == 11, rate["december"], 1.0)
    return factor * np.where(np.isin(calendar, (6, 7))[:, None], rate["summer"], 1.0)


def _cells(block: Block, rate: dict) -> dict[str, np.ndarray]:
    ids, kinds = area_ids(block), np.array(rate["categories"], dtype=object)
    months = (np.datetime64(rate["first"]) + np.arange(rate["months"])).astype(str).astype(object)
    return {
        "area_id": np.repeat(ids, len(kinds) * len(months)),
        "category": np.tile(np.repeat(kinds, len(months)), len(ids)),
        "month": np.tile(months, len(ids) * len(kinds)),
    }


def _whole_numbers(cells: np.ndarray, kept: np.ndarray) -> pd.arrays.IntegerArray:
    """Return cells by month, area and kind as a column by area, kind and month, blank where not kept."""
    values = np.where(kept, cells.round(), np.nan).transpose(1, 2, 0).ravel()
    return pd.array(values, dtype="Int64")


# Case notes


@dataclass
class _Officer:
    """How one housing officer writes."""

    client: str
    date: str
    end: str
    lower: bool
    slips: float
    short: list[tuple[str, str]]


def casenotes(rng: np.random.Generator, block: Block) -> Form:
    """Notes of housing officers on homelessness applications, with facts that other tables know nothing of.

    A note may deny a fact, or tell it of somebody else, so that looking for words alone misleads; the table of the
    truth called facts says for each note what holds of the applicant, and how the note puts it.
    Officers call the applicant what the housing record calls them, mistakes included, so no note tells a true name.
    """
    made, rate = block.records("housing"), forms()["casenotes"]
    rows = np.flatnonzero((made.frame["contact"] == "homelessness application").to_numpy())
    who, applied = made.who[rows], made.frame["recorded_on"].to_numpy()[rows].astype("datetime64[D]")
    true = _true_facts(rng, block.people, who, applied, made.frame["reason"].to_numpy()[rows])
    first = np.minimum(applied + days(rng.integers(0, 6, len(rows))), TODAY)
    later = first + days(rng.integers(7, 41, len(rows)))
    again = np.flatnonzero((rng.random(len(rows)) < rate["again"]) & (later <= TODAY))
    of = np.concatenate([np.arange(len(rows)), again])
    written = np.concatenate([first, later[again]])
    order = rng.permutation(len(of))
    of, written = of[order], written[order]
    staff = _officers(rng, block.size)
    writers = rng.integers(0, len(staff), len(of))
    mentions = _mentions(rng, true[of])
    draws = rng.integers(0, 2**31, (len(of), DRAWS)).tolist()
    called = made.frame["first_name"].fillna("the client").to_numpy()[rows[of]]
    applicants = zip(called, block.people.sex[who[of]], written.tolist(), mentions, draws, strict=True)
    notes = [_note(staff[w], *applicant) for w, applicant in zip(writers.tolist(), applicants, strict=True)]
    meant, texts = np.array(notes, dtype=object).reshape(-1, 2).T
    ids = block.ids("N", len(of))
    frame = pd.DataFrame(
        {
            "casenote_id": ids,
            "housing_id": made.frame.index.to_numpy()[rows[of]],
            "written_on": day_text(written),
            "text": texts,
        }
    )
    slipped = np.flatnonzero(texts != meant)
    slips = pd.DataFrame({"table": "casenotes", "record_id": ids[slipped], "column": "text", "kind": "keyboard typo"})
    slips = slips.assign(before=meant[slipped], after=texts[slipped], copied_from="")
    return Form(frame, who[of], {"facts": _facts_table(ids, true[of], mentions)}, slips)


def _true_facts(rng, people: People, who, applied, reason) -> np.ndarray:
    """Return which facts (columns) hold for each application; one entered twice has the same facts."""
    rate = forms()["casenotes"]
    listed = list(rate["facts"])
    _, first, back = np.unique(who, return_index=True, return_inverse=True)
    who, applied, reason = who[first], applied[first], reason[first]
    share = np.zeros((len(who), len(listed)))
    for k, fact in enumerate(listed):
        share[:, k] = {**rate["place"], **rate["share"]}.get(fact, 0.0)
        for sex, table in rate["by_sex"].items():
            share[people.sex[who] == sex, k] += table.get(fact, 0.0)
        for cause, table in rate["by_reason"].items():
            share[reason == cause, k] *= table.get(fact, 1.0)
    true = rng.random(share.shape) < share
    places = [listed.index(fact) for fact in rate["place"]]
    at = (rng.random(len(who))[:, None] >= np.cumsum(share[:, places], axis=1)).sum(axis=1)
    true[:, places] = at[:, None] == np.arange(len(places))
    age = people.age_at(who, applied)
    true[:, listed.index("care leaver")] = people.care[who] & (age < rate["care_leaver_until"])
    true[:, listed.index("veteran")] &= age >= 20
    return true[back]


def _mentions(rng, true: np.ndarray) -> list[list[tuple[int, str]]]:
    """Return what each note mentions, at most three things: the number of the fact and how it is put."""
    rate = forms()["casenotes"]
    told = np.where(true & (rng.random(true.shape) < rate["told"]), rng.random(true.shape), 0.0)
    denied, others = (np.where(true, 0.0, rng.random(true.shape)).argmax(axis=1) for _ in range(2))
    denies, tells = (rng.random((len(true), 2)) < [rate["denied"], rate["others"]]).T.astype(int)
    tells[(denies > 0) & (denied == others)] = 0
    found, ranks = [], rng.random((len(true), 5)).tolist()
    for row in range(len(true)):
        chosen = [(fact, "stated") for fact in np.argsort(-told[row])[: min(3, np.count_nonzero(told[row]))].tolist()]
        chosen += [(int(denied[row]), "denied")] * denies[row] + [(int(others[row]), "others")] * tells[row]
        found.append([pair for _, pair in sorted(zip(ranks[row], chosen, strict=False))][:3])
    return found


def _facts_table(ids: np.ndarray, true: np.ndarray, mentions: list) -> pd.DataFrame:
    """Return a row for each fact that a note mentions or that holds of its applicant."""
    put = {"stated": "stated", "denied": "denied", "others": "of somebody else"}
    listed, rows = list(forms()["casenotes"]["facts"]), []
    for id_, holds, said in zip(ids.tolist(), true, mentions, strict=True):
        how = dict(said)
        for k in sorted({*how, *np.flatnonzero(holds).tolist()}):
            rows.append((id_, listed[k], bool(holds[k]), put.get(how.get(k), "not mentioned")))
    return pd.DataFrame(rows, columns=["casenote_id", "fact", "holds", "mention"]).astype({"holds": bool})


def _officers(rng: np.random.Generator, size: int) -> list[_Officer]:
    """Return a team of officers, each with habits of their own."""
    rate = forms()["casenotes"]
    names, dates, ends = (rng.permutation(np.array(rate[k], dtype=object)) for k in ("names", "dates", "ends"))
    count = max(3, round(rate["officers"] * size / 20_000))
    return [
        _Officer(
            names[k % len(names)],
            dates[k % len(dates)],
            ends[k % len(ends)],
            bool(rng.random() < 0.4),
            rate["slip"] * rng.uniform(0, 2),
            [tuple(pair) for pair in rate["short"] if rng.random() < 0.45],
        )
        for k in range(count)
    ]


def _note(
    officer: _Officer, first: str, sex: str, day: date, mentions: list[tuple[int, str]], draws: list[int]
) -> tuple[str, str]:
    """Return one note of two to five sentences as it was meant and as it was typed.

    ``draws`` holds ``DRAWS`` random numbers, which are used up.
    """
    rate, listed = forms()["casenotes"], list(forms()["casenotes"]["facts"].values())
    pools = [rate["opening"], *(listed[fact][how] for fact, how in mentions)]
    if not mentions or draws.pop() % 100 < 35:
        pools.append(rate["neutral"])
    if len(pools) < 3 or (len(pools) < 5 and draws.pop() % 100 < 60):
        pools.append(rate["closing"])
    known = _words(officer, first, sex, day, draws)
    text = officer.end.join(_sentence(pool, officer, known, day, draws.pop()) for pool in pools)
    for long, short in officer.short:
        text = text.replace(long, short)
    typed = _slip(text, first, draws.pop()) if draws.pop() % 1000 < 1000 * officer.slips else text
    end = "." if officer.end == ". " else ""
    return text + end, typed + end


def _words(officer: _Officer, first: str, sex: str, day: date, draws: list[int]) -> dict[str, object]:
    """Return what fills the gaps of a note's sentences; ``date``, ``later`` and ``n`` are filled in each anew."""
    they, their, them, theirs = ("she", "her", "her", "hers") if sex == "F" else ("he", "his", "him", "his")
    kin, company, places, months = _lists()
    return {
        "cl": first if officer.client == "first" else officer.client,
        "first": first,
        "they": they,
        "their": their,
        "them": them,
        "theirs": theirs,
        "kin": kin[draws.pop() % len(kin)],
        "with": company[draws.pop() % len(company)],
        "place": places[draws.pop() % len(places)],
        "month": months[(day.month - 2 - draws.pop() % 5) % 12],
        "today": _written(officer.date, day),
    }


@cache
def _lists() -> tuple[list[str], ...]:
    """Return the words for kin, for company, for places and for months."""
    rate = forms()["casenotes"]
    return rate["kin"].split(), rate["with"].split("|"), rate["places"].split("|"), rate["months"].split()


def _sentence(pool: list[str], officer: _Officer, known: dict, day: date, draw: int) -> str:
    """Return one of the pool's sentences with its gaps filled."""
    pattern, draw = pool[draw % len(pool)], draw // 64
    if "{date}" in pattern:
        known["date"] = _written(officer.date, day - timedelta(1 + draw % 24))
    elif "{later}" in pattern:
        known["later"] = _written(officer.date, day + timedelta(3 + draw % 24))
    known["n"] = 2 + draw % 7
    text = pattern.format_map(known)
    return text if officer.lower else text[0].upper() + text[1:]


def _written(shape: str, day: date) -> str:
    """Return a day in an officer's way of writing."""
    month = _lists()[3][day.month - 1]
    numbers = {"d": day.day, "dd": f"{day.day:02d}", "m": day.month, "mm": f"{day.month:02d}"}
    return shape.format(**numbers, month=month, mon=month[:3], y=day.year, yy=day.year % 100)


def _slip(text: str, first: str, draw: int) -> str:
    """Return the text with two letters inside one longer word the wrong way round; the name is left alone."""
    words = text.split(" ")
    long = [k for k, word in enumerate(words) if len(word) > 5 and word.isalpha() and word != first]
    if not long:
        return text
    k = long[draw % len(long)]
    at = 1 + draw // 64 % (len(words[k]) - 3)
    words[k] = words[k][:at] + words[k][at + 1] + words[k][at] + words[k][at + 2 :]
    return " ".join(words)


#: The other forms of data that are one table each; the census is recorded as departments record.
FORMS: dict[str, Callable[[np.random.Generator, Block], Form]] = {
    "survey": survey,
    "footfall": footfall,
    "spending": spending,
    "casenotes": casenotes,
    "address_register": address_register,
}
