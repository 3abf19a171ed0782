"""Measuring data quality: what the notebook says in words holds for the numbers that it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings, read

from masterclass import datasets

NOTEBOOK = "measuring-data-quality"
HEADINGS = [
    "Two records of one family",
    "Completeness",
    "Uniqueness",
    "Consistency",
    "Timeliness",
    "Validity",
    "Accuracy",
    "What quality means for linking",
    "A report to hand over",
]
TELL = """
import json
def plain(values):
    return {str(key): float(value) for key, value in values.items()}
twins = {rule: [int(mask.sum()), int((mask & ~twice).sum()), int((twice & ~mask).sum())]
         for rule, mask in found.items()}
print(json.dumps({
    "carrs": carrs["first_name"].tolist(), "theirs": dict(zip(theirs["first_name"], theirs.index)),
    "years": dict(zip(theirs["first_name"], theirs["recorded_on"].str[:4].astype(int))),
    "empty": {column: plain(empty.loc[column].dropna()) for column in columns_shown},
    "no reason": plain(no_reason.mean()), "stand-ins": {name: plain(row) for name, row in stand_ins.iterrows()},
    "low": plain(low), "high": plain(high), "coverage": rows.sum(axis=1).tolist(), "twice": twins,
    "sharing": shared[number].value_counts().tolist(), "shared ids": shared.index.tolist(),
    "apart": [len(apart), int(by_payroll.sum()), int(by_claim.sum())], "both": len(both),
    "of molly": {column: bool(both.loc[both["earnings_id"] == theirs.index[1], column + "_payroll"].str.lower().item()
                  == both.loc[both["earnings_id"] == theirs.index[1], column + "_claim"].str.lower().item())
                 for column in ("first_name", "date_of_birth")},
    "same and wrong": int(same["earnings_id"].isin(birth["record_id"]).sum()),
    "ages": plain(old["median age in years"]), "by age": by_age["right"].tolist(),
    "valid": float(in_use.map(is_valid).mean()), "slips": [sum(map(is_valid, slips)), len(slips)],
    "postcodes": [bool(code.str.fullmatch(form).all()) for code in codes.values()],
    "unlisted": [int((~code.isin(exists)).sum()) for code in codes.values()], "shares": shares,
    "copied": [float(agree.mean()), float(wrong.mean()), float(wrong[agree].mean())],
    "copied ids": pairs.loc[wrong.to_numpy() & agree, "housing_id"].tolist(),
    "missed": [int(missed.sum()), int(gone.sum())], "false": false[["earnings_id", "benefits_id"]].to_numpy().tolist(),
    "links": len(links),
}))
"""
SETUP = 'columns_shown = ["date_of_birth", "postcode", "nhs_number", "national_insurance_number"]\n'


@pytest.fixture(scope="module")
def run():
    """Run the notebook in a real kernel; return it as run, and what it found."""
    return executed(NOTEBOOK, SETUP + TELL)


@pytest.fixture(scope="module")
def found(run):
    return run[1]


@pytest.fixture(scope="module")
def errors():
    return datasets.load_truth("errors")


def test_headings_are_those_that_exercises_point_to():
    assert headings(NOTEBOOK) == HEADINGS


def test_no_cell_is_long_and_none_complains(run):
    assert_short_and_quiet(run[0])


def test_the_figure_carries_its_text():
    cell = next(cell for cell in read(NOTEBOOK).cells if cell.id == "postcode-figure")
    assert len(cell.metadata["mystnb"]["image"]["alt"].split()) > 20


def test_the_carrs_are_who_we_say_and_mollys_fuller_record_is_the_worse(found, errors):
    assert found["carrs"] == ["George", "Molly", "Poppy"]
    wrong = {name: errors[errors["record_id"] == found["theirs"][name]] for name in ("GEORGE", "MOLLY")}
    assert wrong["GEORGE"][["column", "kind"]].to_numpy().tolist() == [["postcode", "missing"]]
    assert set(wrong["MOLLY"]["column"]) == {
        "surname",
        "address",
        "postcode",
        "date_of_birth",
        "national_insurance_number",
    }
    assert set(wrong["MOLLY"]["kind"]) == {"former surname", "old address", "digit slip", "wrong person's identifier"}
    assert found["years"] == {"GEORGE": 2016, "MOLLY": 2024}
    people = datasets.load_truth("people")
    carrs = people[people["household_id"] == "N00723"]
    assert carrs["surname_changed_on"].dropna().str[:4].tolist() == ["2015"]
    moves = datasets.load_truth("addresses").loc[carrs.index[1]]
    assert moves["from"].str[:4].tolist()[1] == "2019"
    assert moves["address"].iloc[0] == datasets.load("earnings").loc[found["theirs"]["MOLLY"], "address"]
    assert found["coverage"][2] == 0 < min(found["coverage"][:2]), "no department has a row for Poppy"


def test_numbers_are_missing_where_nothing_depends_on_them(found):
    number = found["empty"]["national_insurance_number"]
    assert number["benefits"] < 0.01 < number["earnings"] < 0.1 < number["housing"]
    assert found["no reason"] == {"homelessness application": 0, "tenancy": 1}


def test_stand_ins_fill_payroll_while_most_in_court_are_real(found):
    ratio = {name: row["1 January"] / row["expected"] for name, row in found["stand-ins"].items()}
    assert ratio["health"] <= 1
    assert 2.5 < ratio["earnings"] < 3.5 < ratio["justice"]
    real = {name: row["really so"] / row["1 January"] for name, row in found["stand-ins"].items()}
    assert real["earnings"] < 0.5 < real["justice"]
    heard = datasets.load("justice")["date_of_birth"].dropna()
    assert datasets.load_truth("justice").loc[heard[heard.str.endswith("-01-01")].index].value_counts().max() > 2


def test_asian_people_have_more_gaps_beyond_chance_and_small_groups_tell_nothing(found):
    low, high = found["low"], found["high"]
    assert low["Asian"] > high["White"]
    for group in ("Mixed", "Other"):
        assert low[group] < high["White"]
        assert high[group] > low["Asian"]


def test_each_rule_for_entries_made_twice_does_what_is_told(found):
    strict, number, birthday = (found["twice"][rule] for rule in found["twice"])
    assert strict[1] == 0 < strict[2]
    assert number[1] > 0 < number[2]
    assert birthday[1:] == [0, 0]


def test_a_shared_number_always_joins_two_people(found):
    assert set(found["sharing"]) == {2}
    assert datasets.load_truth("earnings").loc[found["shared ids"]].is_unique
    assert set(found["theirs"].values()) <= set(found["shared ids"])


def test_birthdays_that_differ_are_mostly_payrolls_mistakes(found):
    differ, payroll, claim = found["apart"]
    assert payroll > differ / 2
    assert payroll > 3 * claim
    assert found["same and wrong"] == 0
    assert found["of molly"] == {"first_name": False, "date_of_birth": False}


def test_payroll_is_freshest_and_its_postcodes_fade(found):
    ages, right = found["ages"], found["by age"]
    assert min(ages, key=ages.get) == "earnings"
    assert right == sorted(right, reverse=True)
    assert right[0] < 0.95
    assert 0.35 < 1 - right[-1] < 0.45


def test_all_numbers_pass_no_slip_does_and_some_postcodes_do_not_exist(found):
    assert found["valid"] == 1
    assert found["slips"] == [0, 90]
    assert all(found["postcodes"])
    assert min(found["unlisted"]) > 0


def test_valid_is_not_accurate(found, errors):
    shares = found["shares"]
    assert {row["valid"] for row in shares.values()} == {1.0}
    number, birth, code = (shares[name] for name in ("national_insurance_number", "date_of_birth", "postcode"))
    assert birth["filled"] > code["filled"] > number["filled"]
    assert number["accurate"] > birth["accurate"] > code["accurate"]
    assert 1 / 28 < 1 - birth["accurate"] < 1 / 22
    codes = errors[(errors["table"] == "earnings") & (errors["column"] == "postcode")]
    filled = datasets.load("earnings")["postcode"].dropna().index
    codes = codes[codes["record_id"].isin(filled)]
    old = codes.loc[codes["kind"] == "old address", "record_id"].nunique()
    assert old > codes["record_id"].nunique() / 2


def test_agreement_with_a_copy_says_nothing(found, errors):
    agree, all_wrong, wrong = found["copied"]
    assert agree > 0.5
    assert abs(wrong - all_wrong) < 0.02
    log = errors[(errors["table"] == "housing") & (errors["column"] == "address")].set_index("record_id")
    copied = log["copied_from"].notna().groupby(level=0).any()
    assert copied.reindex(found["copied ids"]).mean() > 0.5


def test_gaps_explain_the_missed_pairs_and_wrong_numbers_the_false_ones(found, errors):
    missed, gone = found["missed"]
    assert missed / 2 < gone < missed
    assert 0 < len(found["false"]) < found["links"] / 100
    wrong = set(errors.loc[errors["kind"] == "wrong person's identifier", "record_id"])
    assert all(wrong & set(pair) for pair in found["false"])
    assert sum(found["theirs"]["MOLLY"] in pair for pair in found["false"]) == 2
