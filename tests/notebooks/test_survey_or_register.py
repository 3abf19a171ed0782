"""The notebook on survey and register says true things: what its prose claims in words holds for what it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "survey-or-register"
HEADINGS = [
    "One question, two sources",
    "Who answered",
    "A weight",
    "A second weight, for those who did not answer",
    "An interval",
    "Who is on the register",
    "Group by group",
    "Both together",
    "Which to use",
]
TELL = """
import json
homeless = about["homeless_past_year"].eq("yes").sum()
told = answered["age_band"].str[:2].astype(int)
print(json.dumps({
    "adults": len(adults), "all adults": bool(datasets.load_truth("earnings").isin(adults.index).all()),
    "truth": float(truth), "register": float(share_on), "register range": [float(low), float(high)],
    "stratum": survey.groupby("stratum")["responded"].mean().to_dict(), "by age": by_age["rate"].to_dict(),
    "payroll": about.groupby("responded")["payroll"].mean().tolist(), "work by age": adults.groupby("age")["works"].mean().to_dict(),
    "two": [[*row] for row in shown.assign(home=names[homes].tolist())[["stratum", "home", "design_weight"]].to_numpy()],
    "asked": (who["first_name"] + " " + who["surname"]).tolist(), "spread": float(weight.max() / weight.min()),
    "ages": ages.to_dict("index"), "factor": factor.to_dict(), "sum": float(calibrated.sum()),
    "three": three.astype(float).to_dict("index"), "needed": float(needed),
    "groups": groups.to_dict("index"), "both": float(share_on + extra["share"]), "extra": extra,
    "for themselves": int(themselves.sum()), "homeless said": int(homeless),
    "bands agree": bool(((told < 35) == (age_of == "under 35")).all() and ((told >= 65) == (age_of == "65 and over")).all()),
}, default=float))
"""  # noqa: E501


@pytest.fixture(scope="module")
def run():
    """Run the notebook in a real kernel; return it as run, and what it found."""
    return executed(NOTEBOOK, TELL)


@pytest.fixture(scope="module")
def found(run):
    return run[1]


def test_headings_are_those_that_exercises_point_to():
    assert headings(NOTEBOOK) == HEADINGS


def test_no_cell_is_long_and_none_complains(run):
    assert_short_and_quiet(run[0])


def test_figure_has_a_description_and_its_numbers_stand_before_it(run):
    cells = run[0].cells
    place = next(number for number, cell in enumerate(cells) if cell.id == "figure")
    assert len(cells[place].metadata["mystnb"]["image"]["alt"]) > 80
    assert cells[place - 1].id == "by-group-table"


def test_about_half_answer_poorest_areas_and_the_young_least_and_workers_less(found):
    assert min(found["stratum"], key=found["stratum"].get) == "poorest"
    rates = found["by age"]
    assert rates["under 35"] < rates["35 to 64"] < rates["65 and over"]
    assert min(found["work by age"], key=found["work by age"].get) == "65 and over"
    did_not, did = found["payroll"]
    assert did < did_not - 0.02


def test_age_groups_are_those_of_the_survey_and_everybody_on_the_payroll_is_an_adult_here(found):
    assert found["bands agree"]
    assert found["all adults"]


def test_chloe_is_one_of_five_in_the_richest_areas_and_margaret_alone_in_the_poorest(found):
    assert found["asked"] == ["Chloe Crowby", "Margaret Bishop"]
    (rich, five, _), (poor, one, least) = found["two"]
    assert (rich, poor) == ("richest", "poorest")
    assert len(five.split(", ")) == 5
    assert one == "Margaret"
    assert least < 5
    assert found["spread"] > 10


def test_weights_mend_most_of_the_ages_and_leave_some(found):
    for age, sign in (("under 35", -1), ("65 and over", 1)):
        row = found["ages"][age]
        plain, weighted = (sign * (row[kind] - row["truth"]) for kind in ("plain", "weighted"))
        assert 0 < weighted < plain / 2


def test_all_factors_are_above_one_and_the_youngest_groups_is_the_largest(found):
    assert min(found["factor"].values()) > 1
    assert max(found["factor"], key=found["factor"].get) == "under 35"
    assert found["sum"] == pytest.approx(found["adults"])


def test_weights_hardly_move_work_widen_its_interval_and_all_hold_the_truth(found):
    three = found["three"]
    shares = [row["share"] for row in three.values()]
    assert max(shares) - min(shares) < 0.01
    widths = [row["high"] - row["low"] for row in three.values()]
    assert min(widths) == three["plain"]["high"] - three["plain"]["low"]
    assert all(row["low"] < found["truth"] < row["high"] for row in three.values())
    assert all(width > 0.08 for width in widths)


def test_register_lies_below_and_its_narrow_interval_does_not_hold_the_truth(found):
    low, high = found["register range"]
    assert low < found["register"] < high < found["truth"]
    weighted = found["three"]["design weight"]
    assert found["truth"] - found["register"] < weighted["high"] - weighted["low"]
    assert found["needed"] > 5 * weighted["worth"]


def test_in_each_group_the_register_is_a_little_below_and_the_weighted_survey_further_away(found):
    groups = found["groups"]
    for row in groups.values():
        gap = row["truth"] - row["register"]
        assert 0 < gap < 0.03
        assert row["weighted"]["low"] < row["truth"] < row["weighted"]["high"]
    off = {age: row["weighted"]["share"] - row["truth"] for age, row in groups.items()}
    assert off["under 35"] < -0.05
    assert off["65 and over"] > 0.03
    assert abs(groups["under 35"]["plain"]["share"] - groups["under 35"]["truth"]) < abs(off["under 35"])
    assert min(groups, key=lambda age: groups[age]["answers"]) == "under 35"
    assert max(groups, key=lambda age: groups[age]["answers"]) == "35 to 64"
    middle = groups["35 to 64"]
    marks = [middle["plain"]["share"], middle["weighted"]["share"], middle["register"], middle["truth"]]
    assert max(marks) - min(marks) < 0.03
    widths = {age: row["weighted"]["high"] - row["weighted"]["low"] for age, row in groups.items()}
    assert max(widths, key=widths.get) == "under 35"
    further = [abs(off[age]) > row["truth"] - row["register"] for age, row in groups.items()]
    assert further[0] and further[2]


def test_together_they_come_nearest_with_a_narrow_interval(found):
    truth = found["truth"]
    nearest = [abs(found["three"]["calibrated"]["share"] - truth), truth - found["register"]]
    assert abs(found["both"] - truth) < min(nearest) / 2
    assert found["extra"]["high"] - found["extra"]["low"] < 0.05
    assert found["register"] + found["extra"]["low"] < truth < found["register"] + found["extra"]["high"]
    assert found["for themselves"] < 10


def test_nobody_homeless_answers_as_the_other_notebook_says(found):
    assert found["homeless said"] == 0
