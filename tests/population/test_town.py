"""The town is what we say: repeatable, complete in its truth, never real, and as hard to link as the lessons say."""

import re

import numpy as np
import pandas as pd
import pytest
import recordlinkage

from masterclass import datasets, linkage, population
from masterclass.errors import CourseError
from masterclass.population import SOURCES, TRUTHS
from masterclass.population.tables import COMMUNITIES, rates

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
    town.load("schools")["surname"] = "spoilt"
    assert (town.load("schools")["surname"] != "spoilt").all()


@pytest.mark.parametrize("name", SOURCES)
def test_truth_covers_every_record_and_names_only_people_there_are(town, name):
    records, truth, people = town.load(name), town.load_truth(name), town.load_truth("people")
    assert records.index.equals(truth.index)
    assert records.index.is_unique
    assert truth.isin(people.index).all()
    assert len(people) == 10_000


def test_no_learner_table_leaks_the_person_by_column_order_or_number(town):
    for name in SOURCES:
        records, truth = town.load(name), town.load_truth(name)
        assert "person_id" not in records.columns
        number = records.index.str[1:].astype(int).to_numpy()
        person = truth.str[1:].astype(int).to_numpy()
        assert abs(np.corrcoef(number, person)[0, 1]) < 0.06
        birth = pd.to_datetime(records["date_of_birth"]).astype(np.int64)
        assert abs(np.corrcoef(number, birth)[0, 1]) < 0.06


def test_the_error_log_explains_every_cell_that_differs_from_the_truth(town):
    people, truth, records = town.load_truth("people"), town.load_truth("schools"), town.load("schools")
    errors = town.load_truth("errors")
    logged = errors[(errors["table"] == "schools") & (errors["column"] == "date_of_birth")]["record_id"]
    true_birth = people["date_of_birth"].reindex(truth).to_numpy()
    differs = records.index[records["date_of_birth"].to_numpy() != true_birth]
    assert set(differs) <= set(logged)
    assert len(differs) > 0


def test_the_last_log_entry_of_a_cell_is_what_the_record_holds(town):
    records, errors = town.load("health"), town.load_truth("errors")
    last = errors[errors["table"] == "health"].groupby(["record_id", "column"]).last()
    held = [records.at[record, column] for record, column in last.index]
    after = last["after"].to_numpy()
    same = [(pd.isna(a) and pd.isna(b)) or a == b for a, b in zip(held, after, strict=True)]
    # a cell that went missing after another change has NaN as its last entry, which groupby.last passes over
    missing = pd.isna(pd.Series(held)).to_numpy()
    assert (np.array(same) | missing).all()


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


def _rate(errors: pd.DataFrame, table: str, kind: str) -> float:
    return len(errors[(errors["table"] == table) & (errors["kind"] == kind)])


def test_error_rates_are_those_of_the_rates_file_within_binomial_bounds(town):
    errors, records = town.load_truth("errors"), town.load("earnings")
    rate = rates()["errors"]["earnings"]
    quality = rates()["quality"]
    mix = [quality["by_community"][c] * quality["careless"] for c in COMMUNITIES]
    shares = np.array([0.80, 0.06, 0.05, 0.04, 0.04, 0.01]) @ np.array(mix)
    factor = shares * quality["careless_factor"] + (1 - shares) * quality["careful_factor"]
    for kind, key in (("character slip", "postcode_slip"), ("digit slip", "digit_date")):
        expected = rate[key] * factor * len(records)
        assert abs(_rate(errors, "earnings", kind) - expected) < 5 * np.sqrt(expected) + 0.06 * expected


def test_errors_come_together_in_careless_records(town):
    errors = town.load_truth("errors")
    mine = errors[errors["table"] == "earnings"]
    typo = set(mine.loc[mine["kind"] == "typo", "record_id"])
    dates = set(mine.loc[mine["column"] == "date_of_birth", "record_id"])
    size = len(town.load("earnings"))
    by_chance = len(typo) * len(dates) / size
    assert len(typo & dates) > 1.5 * by_chance


def test_errors_differ_by_group(town):
    people, truth = town.load_truth("people"), town.load_truth("earnings")
    errors = town.load_truth("errors")
    slips = ["typo", "digit slip", "day and month swapped", "1 January for unknown", "swapped names"]
    wrong = errors[(errors["table"] == "earnings") & errors["kind"].isin(slips)]
    white = (people["ethnicity"] == "White").reindex(truth).to_numpy()
    has_slip = truth.index.isin(wrong["record_id"])
    assert has_slip[~white].mean() > 1.3 * has_slip[white].mean()


def test_the_town_looks_like_a_town(town):
    people = town.load_truth("people")
    living = people[people["died_on"].isna()]
    assert 4_100 <= living["household_id"].nunique() <= 4_500
    assert 1 / 130 < people["surname"].value_counts(normalize=True).iloc[0] < 1 / 60
    by_day = living.groupby(["household_id", "date_of_birth"]).size()
    assert (by_day > 1).sum() >= 10, "there are twins"
    adults = living[living["date_of_birth"] < "2001"]
    changed = adults["surname_changed_on"].notna()
    assert changed[adults["sex"] == "F"].mean() > 5 * changed[adults["sex"] == "M"].mean()


def _keys(town, columns):
    left, right = (_tidy(town.load(name)).reset_index() for name in ("schools", "earnings"))
    both = left[["schools_id", *columns]].dropna().merge(right[["earnings_id", *columns]].dropna(), on=columns)
    return pd.MultiIndex.from_frame(both[["schools_id", "earnings_id"]])


def _tidy(records):
    tidy = records.copy()
    for column in ("first_name", "surname"):
        tidy[column] = tidy[column].str.lower()
    tidy["postcode"] = tidy["postcode"].str.replace(" ", "")
    return tidy


EXACT_KEYS = (
    ["first_name", "surname", "date_of_birth", "sex"],
    ["first_name", "date_of_birth", "postcode"],
    ["surname", "date_of_birth", "postcode", "sex"],
    ["first_name", "surname", "postcode"],
)


def test_exact_match_keys_find_between_80_and_90_percent(town):
    true = town.true_links("schools", "earnings")
    links = _keys(town, EXACT_KEYS[0])
    assert links.isin(true).mean() > 0.99
    for columns in EXACT_KEYS[1:]:
        links = links.union(_keys(town, columns))
    recall, precision = true.isin(links).mean(), links.isin(true).mean()
    print(f"seed {town.seed}: match-keys recall {recall:.3f}, precision {precision:.3f}")
    assert 0.80 <= recall <= 0.90
    assert precision > 0.96


def test_a_fitted_model_finds_about_95_percent_and_never_all(town):
    features = linkage.compare(town.load("schools"), town.load("earnings"))
    links = recordlinkage.ECMClassifier().fit_predict(features)
    true = town.true_links("schools", "earnings")
    recall, precision = true.isin(links).mean(), links.isin(true).mean()
    print(f"seed {town.seed}: ECM recall {recall:.3f}, precision {precision:.3f}")
    assert 0.93 <= recall <= 0.985
    assert precision > 0.96


def test_free_school_meals_lower_pay_by_the_planted_share():
    town = population.draw(60_000, 3)
    poor = town.load("schools")["free_school_meals"]
    pairs = town.true_links("schools", "earnings")
    pay = town.load("earnings")["pay"].reindex(pairs.get_level_values(1)).to_numpy()
    meals = poor.reindex(pairs.get_level_values(0)).to_numpy()
    ratio = np.log(pay[meals & (pay > 0)]).mean() - np.log(pay[~meals & (pay > 0)]).mean()
    assert np.exp(ratio) - 1 == pytest.approx(rates()["pay"]["free_school_meals"], abs=0.03)


@pytest.mark.parametrize("people", [20, 21, 50, 133])
def test_small_towns_can_be_drawn_whole(people):
    for seed in range(20):
        town = population.draw(people, seed)
        assert len(town.load_truth("people")) == people
        for name in (*SOURCES, *TRUTHS):
            town.load_truth(name)


def test_wrong_numbers_and_names_are_refused_with_what_was_expected():
    with pytest.raises(CourseError, match="expected 20 to 500,000"):
        population.draw(3, 1)
    with pytest.raises(CourseError, match="whole number from 0"):
        population.draw(100, -1)
    with pytest.raises(CourseError, match="expected one of schools, earnings, health"):
        population.draw(100, 1).load("school")
    with pytest.raises(CourseError, match="expected one of schools, earnings, health"):
        datasets.load("school")
