"""Departments' windows on the town: who each one sees, when, and what its records hold before they go wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .people import OPENING, TODAY, YEAR, People, days
from .tables import names, rates

#: Columns that say who a record is about, in the order of the file.
IDENTITY = ("first_name", "surname", "sex", "date_of_birth", "address", "postcode")


@dataclass
class Sightings:
    """What one department saw: a row a record, with the true person, the day, and the columns only it holds."""

    who: np.ndarray
    when: np.ndarray
    before: dict[str, np.ndarray]
    after: dict[str, np.ndarray]


def schools(rng: np.random.Generator, people: People) -> Sightings:
    """Pupil register: one row for each pupil of a state school since 2006, as at their last January census."""
    start = np.datetime64("1988-09-01")  # in Year 11 in January 2006
    pupil = (people.birth >= start) & (people.birth < np.datetime64("2021-09-01"))
    pupil &= rng.random(len(people)) < rates()["coverage"]["state_school"]
    year = (people.birth - np.datetime64("1970-09-01")).astype(int) // 365.2425
    census = ((year + 1970 + 17).astype(int) - 1970).astype("datetime64[Y]") + np.timedelta64(19, "D")
    census = np.minimum(census.astype("datetime64[D]"), np.datetime64("2026-01-20"))
    census = np.maximum(census, np.datetime64("2006-01-20"))
    who = np.flatnonzero(pupil & (people.arrived <= census) & (people.death > census))
    age = ((census - people.birth) / days(YEAR)).astype(float)[who]
    places = names()["places"]
    primary, secondary = (
        np.array(places[k].split("|"), dtype=object) for k in ("primary_schools", "secondary_schools")
    )
    area = people.address_at(who, census[who]) // 400
    school = np.where(age < 11, primary[area % len(primary)], secondary[area % len(secondary)])
    meals = people.poor[who]
    attainment = np.clip(rng.normal(52, 15, len(who)) - 8 * meals, 1, 99).round()
    attainment = np.where(age > 15, attainment, np.nan)
    return Sightings(
        who,
        census[who],
        {"pupil_number": people.upn[who]},
        {
            "ethnicity": people.ethnicity[who],
            "school": school,
            "recorded_on": census[who].astype(str).astype(object),
            "free_school_meals": meals,
            "attainment": attainment,
        },
    )


def earnings(rng: np.random.Generator, people: People) -> Sightings:
    """Payroll for the tax year 2025 to 2026: one row for each person on one, as known when details were last given."""
    rate = rates()["coverage"]["employed"]
    age = ((TODAY - people.birth) / days(YEAR)).astype(float)
    share = _step(rate, age)
    here = (people.arrived <= np.datetime64("2025-10-01")) & (people.death > np.datetime64("2026-04-05"))
    who = np.flatnonzero((rng.random(len(people)) < share) & here)
    given = np.datetime64("2026-03-01") - days(rng.exponential(2.2 * YEAR, len(who)))
    earliest = np.maximum(people.birth[who] + days(16.2 * YEAR), people.arrived[who])
    given = np.maximum(np.maximum(given, earliest), OPENING)
    pay_rate = rates()["pay"]
    grown = 1 - np.exp(-(age[who] - 15) / 7)
    level = pay_rate["middle"] * grown * np.exp(rng.normal(0, pay_rate["spread"], len(who)))
    pay = (level * (1 + pay_rate["free_school_meals"] * people.poor[who])).round(-1).astype(np.int64)
    employers = np.array(names()["places"]["employers"].split("|"), dtype=object)
    return Sightings(
        who,
        given,
        {"national_insurance_number": people.nino[who]},
        {
            "employer": employers[rng.integers(0, len(employers), len(who))],
            "recorded_on": given.astype(str).astype(object),
            "pay": pay,
        },
    )


def health(rng: np.random.Generator, people: People) -> Sightings:
    """Hospital admissions since 2006: a row an admission, so several for some people and none for most."""
    first = np.maximum(np.maximum(people.birth, people.arrived), OPENING)
    last = np.minimum(people.death, TODAY)
    lived = (last - first).astype(int).clip(0)
    middle = ((first + lived // 2 - people.birth) / days(YEAR)).astype(float)
    yearly = _step(rates()["coverage"]["admissions_a_year"], middle) * rng.gamma(0.9, 1 / 0.9, len(people))
    who = np.repeat(np.arange(len(people)), rng.poisson(yearly * lived / YEAR))
    admitted = first[who] + days(rng.random(len(who)) * lived[who])
    reasons = np.array(names()["places"]["admission_reasons"].split("|"), dtype=object)
    reason = reasons[rng.integers(0, len(reasons), len(who))]
    reason[(reason == "pregnancy") & (people.sex[who] == "M")] = "injury"
    return Sightings(
        who,
        admitted,
        {"nhs_number": people.nhs[who]},
        {
            "ethnicity": people.ethnicity[who],
            "admitted_on": admitted.astype(str).astype(object),
            "reason": reason,
            "emergency": rng.random(len(who)) < 0.42,
        },
    )


SOURCES = {"schools": schools, "earnings": earnings, "health": health}


def _step(table: list, at: np.ndarray) -> np.ndarray:
    """Return the value of a table of [from, value] rows at each point."""
    since, value = np.array(table).T
    return np.concatenate([[0.0], value])[np.searchsorted(since, at, side="right")]
