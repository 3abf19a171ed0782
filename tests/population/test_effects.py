"""Planted effects: perfect linkage finds each of them, with the interval its own data give."""

import numpy as np
import pandas as pd
import pytest

from masterclass import population
from masterclass.population.circumstances import effects

END = pd.Timestamp("2026-06-30")


@pytest.fixture(scope="module", params=(3, 4))
def town(request):
    return population.draw(60_000, request.param)


def by_person(town, name, column, how="last"):
    """Return a column of a table by true person."""
    return town.load(name)[column].groupby(town.load_truth(name)).agg(how)


def programme(town):
    claims, people = town.load("benefits"), town.load_truth("people")
    person = town.load_truth("benefits")
    running = (claims["claim_from"] <= "2021-12-31") & (
        claims["claim_until"].isna() | (claims["claim_until"] > "2021-01-01")
    )
    joined = claims.loc[running, "support_programme_from"].notna().groupby(person[running]).any()
    gone = people[["left_on", "died_on"]].apply(pd.to_datetime).min(axis=1)
    start = pd.Timestamp("2022-07-01")
    years = ((gone.fillna(END) - start).dt.days / 365.25).clip(0).reindex(joined.index)
    admissions = town.load("health")
    seen = admissions["emergency"] & (admissions["admitted_on"] >= "2022-07-01")
    once = ~admissions.index.isin(_second_entries(town))
    count = town.load_truth("health")[seen & once].value_counts().reindex(joined.index).fillna(0)
    a, b = count[joined], count[~joined]
    rate = a.sum() / years[joined].sum() / (b.sum() / years[~joined].sum())
    error = np.sqrt(a.var() * len(a) / a.sum() ** 2 + b.var() * len(b) / b.sum() ** 2)
    return rate - 1, error * rate


def _second_entries(town):
    errors = town.load_truth("errors")
    return set(errors.loc[errors["kind"] == "duplicate record", "after"])


def pay_at_25(town):
    meals = by_person(town, "schools", "free_school_meals")
    pay = np.log(by_person(town, "earnings", "pay_at_25").dropna().astype(float))
    both = pd.concat([meals, pay], axis=1, join="inner")
    poor, other = (both.loc[both["free_school_meals"] == k, "pay_at_25"] for k in (True, False))
    ratio = np.exp(poor.mean() - other.mean())
    return ratio - 1, ratio * np.sqrt(poor.var() / len(poor) + other.var() / len(other))


def arrears(town):
    claims, person = town.load("benefits"), town.load_truth("benefits")
    order = claims["claim_from"].sort_values(kind="stable").index
    latest = claims.loc[order, "payment"].groupby(person[order]).tail(1)
    latest.index = person[latest.index]
    homes = town.load("housing")
    once = ~homes.index.isin(_second_entries(town))
    owed = homes.loc[once, "rent_arrears"].dropna().astype(float)
    owed.index = town.load_truth("housing")[owed.index]
    paid = latest.reindex(owed.index)
    new, old = owed[(paid == "new").to_numpy()], owed[(paid == "old").to_numpy()]
    return new.mean() - old.mean(), np.sqrt(new.var() / len(new) + old.var() / len(old))


def care_and_work(town):
    people = town.load_truth("people")
    here = people["left_on"].isna() & people["died_on"].isna()
    grown = here & people["date_of_birth"].between("1989-01-01", "2004-12-31")
    care = by_person(town, "schools", "looked_after")
    care = care[care.index.isin(people.index[grown])]
    works = care.index.isin(town.load_truth("earnings"))
    a, b = works[care.to_numpy()], works[~care.to_numpy()]
    ratio = a.mean() / b.mean()
    error = np.sqrt(a.var() / len(a) / a.mean() ** 2 + b.var() / len(b) / b.mean() ** 2)
    return ratio - 1, ratio * error


FOUND = list(zip(effects(), (programme, pay_at_25, arrears, care_and_work), strict=True))


@pytest.mark.parametrize("effect, find", FOUND)
def test_perfect_linkage_finds_what_was_planted(town, effect, find):
    found, error = find(town)
    print(f"seed {town.seed}: {effect['name']}: planted {effect['planted']}, found {found:.3f} (s.e. {error:.3f})")
    assert abs(found - effect["planted"]) < 3.5 * error
    assert abs(found) > 3 * error, "large enough to be seen"


@pytest.fixture(scope="module")
def default():
    return population.draw()


@pytest.mark.parametrize("effect, find", FOUND)
def test_perfect_linkage_of_the_towns_default_draw_finds_what_was_planted(default, effect, find):
    found, error = find(default)
    print(f"default draw: {effect['name']}: planted {effect['planted']}, found {found:.3f} (s.e. {error:.3f})")
    assert abs(found - effect["planted"]) < 3 * error
