"""Departments' windows on the town: who each one sees, when, and what its records hold before they go wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .circumstances import NEW_PAYMENT, Circumstances
from .people import NEVER, OPENING, SHARED, TODAY, YEAR, People, day_text, days
from .places import AREA
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

    def taken(self, rows: np.ndarray) -> Sightings:
        """Return the same sightings in another order, some perhaps twice."""
        before, after = ({name: values[rows] for name, values in part.items()} for part in (self.before, self.after))
        return Sightings(self.who[rows], self.when[rows], before, after)


def schools(rng: np.random.Generator, people: People, lives: Circumstances) -> Sightings:
    """Pupil register: one row for each pupil of a state school since 2006, as at their last January census."""
    cohort = (people.birth.astype("datetime64[M]") - np.timedelta64(8, "M")).astype(
        "datetime64[Y]"
    )  # school year of birth
    pupil = people.care | (rng.random(len(people)) < rates()["coverage"]["state_school"])
    gone = (np.minimum(people.left, people.death) - days(20)).astype("datetime64[Y]")  # who went was last seen before
    year = np.minimum(np.minimum(cohort + 17, gone), np.datetime64("2026"))  # Year 11 is the last one
    census = year.astype("datetime64[D]") + days(19)
    grade = (year - cohort).astype(int)  # 6 in Reception, 13 in Year 7, 17 in Year 11
    who = np.flatnonzero(pupil & people.present(census) & (census >= OPENING) & (grade >= 6))
    grade = grade[who]
    places = names()["places"]
    primary, secondary = (_listed(places[k]) for k in ("primary_schools", "secondary_schools"))
    area = people.address_at(who, census[who]) // AREA
    school = np.where(grade < 13, primary[area % len(primary)], secondary[area % len(secondary)])
    meals = people.poor[who]
    rate = rates()["coverage"]["attainment"]
    score = rng.normal(rate["mean"], rate["spread"], len(who)) + rate["free_school_meals"] * meals
    attainment = np.clip(score, 1, 99).round()
    return Sightings(
        who,
        census[who],
        {"pupil_number": people.upn[who]},
        {
            "ethnicity": people.ethnicity[who],
            "school": school,
            "recorded_on": day_text(census[who]),
            "free_school_meals": meals,
            "looked_after": people.care[who],
            "attainment": np.where(grade == 17, attainment, np.nan),
        },
    )


def earnings(rng: np.random.Generator, people: People, lives: Circumstances) -> Sightings:
    """Payroll for the tax year 2025 to 2026: one row for each person on one, as known when details were last given."""
    effect, rate = rates()["effects"], rates()["pay"]
    age = people.age_at(np.arange(len(people)), TODAY)
    share = step(rates()["coverage"]["employed"], age) * (1 + effect["care_leavers"] * people.care)
    here = people.present(np.datetime64("2025-10-01")) & people.present(np.datetime64("2026-04-05"))
    who = np.flatnonzero((rng.random(len(people)) < share) & here)
    given = np.datetime64("2026-03-01") - days(rng.exponential(rates()["coverage"]["details_given"] * YEAR, len(who)))
    earliest = np.maximum(people.birth[who] + days(16.2 * YEAR), people.arrived[who])
    given = np.maximum(np.maximum(given, earliest), OPENING)
    level = rate["middle"] * np.exp(rng.normal(0, rate["spread"], len(who)))
    level *= 1 + effect["free_school_meals"] * people.poor[who]
    begins, years = rate["rises"]
    pay = level * (1 - np.exp(-(age[who] - begins) / years))
    at_25 = level * (1 - np.exp(-(25 - begins) / years)) * np.exp(rng.normal(0, rate["at_25_varies"], len(who)))
    seen_at_25 = (age[who] >= 25.3) & (age[who] < 38) & (people.arrived[who] < people.birth[who] + days(25 * YEAR))
    employers = _listed(names()["places"]["employers"])
    return Sightings(
        who,
        given,
        {"national_insurance_number": people.nino[who]},
        {
            "employer": employers[rng.integers(0, len(employers), len(who))],
            "recorded_on": day_text(given),
            "pay": pay.round(-1).astype(np.int64),
            "pay_at_25": np.where(seen_at_25, at_25.round(-1), np.nan),
        },
    )


def health(rng: np.random.Generator, people: People, lives: Circumstances) -> Sightings:
    """Hospital admissions since 2006: a row an admission, so several for some people and none for most."""
    rate = rates()["coverage"]
    first = np.maximum(np.maximum(people.birth, people.arrived), OPENING)
    last = np.minimum(np.minimum(people.death, people.left), TODAY)
    lived = (last - first).astype(int).clip(0)
    middle = ((first + lived // 2 - people.birth) / days(YEAR)).astype(float)
    yearly = step(rate["admissions_a_year"], middle) * rng.gamma(
        rate["admissions_vary"], 1 / rate["admissions_vary"], len(people)
    )
    yearly *= np.where(lives.ever_claimed, rate["claimants_admissions"], 1)
    who = np.repeat(np.arange(len(people)), rng.poisson(yearly * lived / YEAR))
    admitted = first[who] + days(rng.random(len(who)) * lived[who])
    emergency = rng.random(len(who)) < rate["emergency"]
    spared = rng.random(len(who)) < -rates()["effects"]["support_programme"]
    spared &= emergency & (admitted >= lives.programme_from[who])
    who, admitted, emergency = who[~spared], admitted[~spared], emergency[~spared]
    reasons = _listed(names()["places"]["admission_reasons"])
    reason = reasons[rng.integers(0, len(reasons), len(who))]
    could = (people.sex[who] == "F") & (np.abs(people.age_at(who, admitted) - 31) < 15)
    reason[(reason == "pregnancy") & ~could] = "injury"
    return Sightings(
        who,
        admitted,
        {"nhs_number": people.nhs[who]},
        {
            "ethnicity": people.ethnicity[who],
            "admitted_on": day_text(admitted),
            "reason": reason,
            "emergency": emergency,
        },
    )


def benefits(rng: np.random.Generator, people: People, lives: Circumstances) -> Sightings:
    """Benefit claims since 2006: a row a claim, with the details given when it began."""
    who, since, until = lives.claimant, lives.claim_from, lives.claim_until
    kinds = _listed(names()["places"]["benefits"])
    kind = kinds[rng.integers(0, len(kinds) - 1, len(who))]
    kind[people.age_at(who, since) >= 66] = kinds[-1]
    programme = np.where(
        (since <= np.datetime64("2021-12-31")) & (until > np.datetime64("2021-01-01")), lives.programme_from[who], NEVER
    )
    return Sightings(
        who,
        since,
        {"national_insurance_number": people.nino[who]},
        {
            "benefit": kind,
            "claim_from": day_text(since),
            "claim_until": day_text(until),
            "payment": np.where(until > NEW_PAYMENT, np.where(lives.new_payment, "new", "old"), "").astype(object),
            "support_programme_from": day_text(programme),
        },
    )


def housing(rng: np.random.Generator, people: People, lives: Circumstances) -> Sightings:
    """Social housing since 2016: a row a tenancy of today, and a row an application of somebody without a home."""
    rate, effect = rates()["coverage"], rates()["effects"]
    everyone = np.arange(len(people))
    adult = np.flatnonzero(people.present(TODAY) & (people.birth < TODAY - days(19 * YEAR)))
    adult = adult[np.argsort(people.birth[adult], kind="stable")]  # the oldest of each home holds the tenancy
    homes, one = np.unique(people.household_at(adult, TODAY), return_index=True)
    heads = adult[one[people.household_kind[homes] <= SHARED]]
    rents = np.where(people.poor[heads], rate["social_tenants"]["poor"], rate["social_tenants"]["other"])
    tenants = heads[rng.random(len(heads)) < rents]
    since = np.maximum(
        TODAY - days(rng.exponential(rate["tenancy_years"] * YEAR, len(tenants))), np.datetime64("2016-01-01")
    )
    grown = np.maximum(people.arrived[tenants], people.birth[tenants] + days(18 * YEAR))
    since = np.maximum(np.maximum(since, grown), people.moved_in(tenants, TODAY))
    usual, more = effect["arrears_vary"], effect["new_payment_varies"]
    owed = rng.gamma(usual, effect["arrears"] / usual, len(tenants))
    owed += effect["new_payment"] * lives.on_new_payment[tenants] * rng.gamma(more, 1 / more, len(tenants))

    applies = (lives.homeless_from < NEVER) & (rng.random(len(people)) < rate["homeless_applies"])
    applied = lives.homeless_from + days(rng.exponential(rate["applies_after"], len(people)))
    applies &= (applied >= np.datetime64("2016-01-01")) & (applied < TODAY) & people.present(applied)
    applicants = everyone[applies]
    reasons = _listed(names()["places"]["homeless_reasons"])
    reason = reasons[rng.integers(0, len(reasons), len(applicants))]
    who, when = np.concatenate([tenants, applicants]), np.concatenate([since, applied[applies]])
    blank = np.full(len(tenants), "", dtype=object)
    return Sightings(
        who,
        when,
        {"national_insurance_number": people.nino[who]},
        {
            "contact": np.repeat(
                np.array(["tenancy", "homelessness application"], dtype=object), [len(tenants), len(applicants)]
            ),
            "recorded_on": day_text(when),
            "reason": np.concatenate([blank, reason]),
            "rent_arrears": np.concatenate([owed.round(), np.full(len(applicants), np.nan)]),
        },
    )


def justice(rng: np.random.Generator, people: People, lives: Circumstances) -> Sightings:
    """Court cases since 2006: a row a defendant and case; courts hold no number that other departments know."""
    rate = rates()["coverage"]
    a_year, vary = rate["cases_a_year"], rate["cases_vary"]
    grown = np.maximum(np.maximum(people.birth + days(18 * YEAR), people.arrived), OPENING)
    last = np.minimum(np.minimum(people.death, people.left), TODAY)
    lived = (last - grown).astype(int).clip(0)
    yearly = np.where(people.sex == "M", a_year["M"], a_year["F"]) * rng.gamma(vary, 1 / vary, len(people))
    yearly *= np.where(people.birth < np.datetime64("1970-01-01"), rate["cases_older"], 1)
    who = np.repeat(np.arange(len(people)), rng.poisson(yearly * lived / YEAR))
    heard = grown[who] + days(rng.random(len(who)) * lived[who])
    places = names()["places"]
    offences, outcomes = _listed(places["offences"]), _listed(places["outcomes"])
    return Sightings(
        who,
        heard,
        {},
        {
            "ethnicity": people.ethnicity[who],
            "heard_on": day_text(heard),
            "offence": offences[rng.integers(0, len(offences), len(who))],
            "outcome": outcomes[rng.integers(0, len(outcomes), len(who))],
        },
    )


SOURCES = {
    "schools": schools,
    "earnings": earnings,
    "health": health,
    "benefits": benefits,
    "housing": housing,
    "justice": justice,
}


def _listed(text: str) -> np.ndarray:
    return np.array(text.split("|"), dtype=object)


def step(table: list, at: np.ndarray) -> np.ndarray:
    """Return the value of a table of [from, value] rows at each point."""
    since, value = np.array(table).T
    return np.concatenate([[0.0], value])[np.searchsorted(since, at, side="right")]
