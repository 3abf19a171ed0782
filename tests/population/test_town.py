"""The town is what we say: repeatable, complete in its truth, never real, and as hard to link as the lessons say."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterclass import datasets, population
from masterclass.errors import CourseError
from masterclass.population import FORMS, SOURCES, TRUTHS

SEEDS = (2026, 1, 7)


@pytest.fixture(scope="module", params=SEEDS)
def town(request):
    return population.draw(10_000, request.param)


def test_same_seed_draws_the_same_town_and_another_seed_another():
    first, again, other = (population.draw(300, seed) for seed in (5, 5, 6))
    for name in SOURCES:
        pd.testing.assert_frame_equal(first.load(name), again.load(name))
        assert not first.load(name).equals(other.load(name))


def test_a_table_does_not_depend_on_which_tables_were_asked_for_before():
    one, two = population.draw(300, 5), population.draw(300, 5)
    two.load("health")
    two.load_truth("people")
    pd.testing.assert_frame_equal(one.load("earnings"), two.load("earnings"))


def test_a_loaded_table_is_a_copy():
    town = population.draw(300, 5)
    taken = town.load("schools")
    taken["surname"] = "spoilt"
    assert (town.load("schools")["surname"] != "spoilt").all()


@pytest.mark.parametrize("name", SOURCES)
def test_truth_covers_every_record_and_names_only_people_there_are(town, name):
    records, truth, people = town.load(name), town.load_truth(name), town.load_truth("people")
    assert records.index.equals(truth.index)
    assert records.index.is_unique
    assert truth.isin(people.index).all()
    assert len(people) == 10_000


def test_identifiers_can_belong_to_nobody(town):
    people = town.load_truth("people")
    assert people["nhs_number"].str.fullmatch(r"999 \d{3} \d{4}").all()
    assert people["national_insurance_number"].str.fullmatch(r"QQ\d{6}[A-D]").all()
    assert people["pupil_number"].str.fullmatch(r"[A-Z]000\d{9}").all()
    for column in ("nhs_number", "national_insurance_number", "pupil_number"):
        assert people[column].is_unique
    for name, column in (("health", "nhs_number"), ("earnings", "national_insurance_number")):
        assert town.load(name)[column].dropna().isin(people[column]).all()
    postcodes = pd.concat([town.load(name)["postcode"].dropna() for name in SOURCES])
    assert postcodes.str.fullmatch(r"NX\d{1,2} ?\d[A-Z]{2}").all()


def test_nhs_style_numbers_carry_the_right_check_digit(town):
    for number in town.load_truth("people")["nhs_number"].head(200):
        digits = [int(d) for d in re.sub(" ", "", number)]
        total = sum(d * w for d, w in zip(digits[:9], range(10, 1, -1), strict=True))
        assert digits[9] == (11 - total % 11) % 11


KINDS = {
    "keyboard typo",
    "OCR",
    "phonetic",
    "nickname",
    "transliteration",
    "swapped names",
    "former surname",
    "day-month swap",
    "defaulted date",
    "digit slip",
    "old address",
    "missing",
    "wrong person's identifier",
    "duplicate record",
}


def test_records_go_wrong_in_every_way_that_the_course_speaks_of(town):
    errors = town.load_truth("errors")
    assert set(errors["kind"]) >= KINDS
    assert set(errors["table"]) == {*SOURCES, "census", "casenotes"}


def test_errors_come_together_in_careless_records(town):
    errors = town.load_truth("errors")
    mine = errors[errors["table"] == "earnings"]
    typo = set(mine.loc[mine["kind"] == "keyboard typo", "record_id"])
    dates = set(mine.loc[mine["kind"].isin(["digit slip", "day-month swap"]), "record_id"])
    size = len(town.load("earnings"))
    by_chance = len(typo) * len(dates) / size
    assert len(typo & dates) > 1.5 * by_chance


def test_errors_differ_by_group(town):
    people, truth = town.load_truth("people"), town.load_truth("earnings")
    errors = town.load_truth("errors")
    slips = ["keyboard typo", "digit slip", "day-month swap", "defaulted date", "swapped names"]
    wrong = errors[(errors["table"] == "earnings") & errors["kind"].isin(slips)]
    white = (people["ethnicity"] == "White").reindex(truth).to_numpy()
    has_slip = truth.index.isin(wrong["record_id"])
    assert has_slip[~white].mean() > 1.3 * has_slip[white].mean()


def test_the_town_looks_like_a_town(town):
    people = town.load_truth("people")
    here = people[people["died_on"].isna() & people["left_on"].isna()]
    assert 7_500 < len(here) < 9_000
    assert 1.9 < len(here) / here["household_id"].nunique() < 2.5
    assert 1 / 130 < people["surname"].value_counts(normalize=True).iloc[0] < 1 / 60
    by_day = here.groupby(["household_id", "date_of_birth"]).size()
    assert (by_day > 1).sum() >= 10, "there are twins"
    adults = here[here["date_of_birth"] < "2001"]
    changed = adults["surname_changed_on"].notna()
    assert changed[adults["sex"] == "F"].mean() > 0.2
    assert not changed[adults["sex"] == "M"].any()
    assert people["surname_changed_back_on"].notna().sum() > 20


def test_departments_see_different_people(town):
    people = town.load_truth("people")
    seen = pd.DataFrame({name: people.index.isin(town.load_truth(name)) for name in SOURCES}, index=people.index)
    share = seen.mean()
    assert share.between(0.005, 0.75).all()
    assert 0.01 < (~seen.any(axis=1)).mean() < 0.5, "some people no department knows"
    age = 2026 - people["date_of_birth"].str[:4].astype(int)
    gone = people[["died_on", "left_on"]].fillna("9999").min(axis=1) <= "2026-04-05"
    assert not seen["earnings"][(age < 16) | gone].any()
    assert not seen["schools"][age > 37].any()
    assert not seen[["benefits", "housing", "justice"]][age < 18].any(axis=None)
    records = pd.Series({name: len(town.load(name)) for name in SOURCES})
    assert (records > seen.sum())[["health", "benefits", "justice"]].all(), "several records a person"


@settings(max_examples=12, deadline=None)
@given(people=st.integers(20, 3000), seed=st.integers(0, 2**32))
def test_towns_of_any_size_can_be_drawn_whole(people, seed):
    town = population.draw(people, seed)
    truth = town.load_truth("people")
    assert len(truth) == people
    assert truth.index.is_unique
    for name in SOURCES:
        records, person = town.load(name), town.load_truth(name)
        assert records.index.equals(person.index)
        assert person.isin(truth.index).all()
    for name in TRUTHS:
        town.load_truth(name)


@pytest.mark.parametrize("people", [20, 21, 50])
def test_the_smallest_towns_have_every_table(people):
    for seed in range(6):
        town = population.draw(people, seed)
        for name in (*SOURCES, *FORMS):
            town.load(name)


def test_wrong_numbers_and_names_are_refused_with_what_was_expected():
    for people in (3, -1, 100_000_001):
        with pytest.raises(CourseError, match="expected 20 to 100,000,000"):
            population.draw(people, 1)
    with pytest.raises(CourseError, match="whole number from 0"):
        population.draw(100, -1)
    with pytest.raises(CourseError, match="expected one of schools, earnings, health"):
        population.draw(100, 1).load("school")
    with pytest.raises(CourseError, match="expected one of schools, earnings, health"):
        datasets.load("school")
