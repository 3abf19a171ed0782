"""The notebook from a question to a statement says true things: its prose holds for the numbers it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "from-school-to-work"
HEADINGS = [
    "The question and the plan",
    "What the registers hold",
    "Clean and link",
    "Is the link fit for this question?",
    "The estimate",
    "Against the truth",
    "What linkage error did",
    "The statement",
]
TELL = """
import json
print(json.dumps({
    "pupils": len(pupils), "linked": len(links), "unlinked": unlinked, "missed": len(missed),
    "false": len(links.difference(true_links)),
    "repeats": max(links.get_level_values(0).duplicated().sum(), links.get_level_values(1).duplicated().sum()),
    "blank": blank.T.to_dict(), "by meals": by_meals.T.to_dict(), "by ethnicity": by_ethnicity.T.to_dict(),
    "friends": friends.drop(columns=["name_at_school", "name_on_payroll"]).T.to_dict(),
    "ours": ours.to_dict(), "full": full, "planted": planted, "moves": moves.to_dict(),
    "adjusted": float(np.exp(fitted.params["meals"]) - 1), "adjusted high": float(high),
    "plain": float(np.exp(smf.ols("log_pay ~ meals", data).fit().params["meals"]) - 1),
    "chance": {name: list(ends) for name, ends in chance.items()}, "varied": varied.T.to_dict(),
    "needed": [float(needed(number)) for number in (ours_missed, 5 * ours_missed)],
    "typical": float(np.exp(typical["mean"].max())),
    "statement": provision + linked + analysed + reported,
    "only identifiers": bool((to_link["first"].columns == identifiers).all()),
    "in order": bool(weight.index.get_level_values(0).isin(schools.index).all()),
}, default=float))
"""
SWAPPED = """
turned = [database.register(tidy(table), dataset_display_name=name)
          for name, table in (("schools", schools.head(300)), ("payroll", earnings.head(300)))]
turned = Linker(turned, settings, log_level=logging.ERROR).inference.predict().as_pandas_dataframe()
print(json.dumps(bool(turned["unique_id_l"].isin(earnings.index).all())))
"""


@pytest.fixture(scope="module")
def run():
    """Run the notebook in a real kernel; return it as run, and what it found."""
    return executed(NOTEBOOK, TELL, SWAPPED)


@pytest.fixture(scope="module")
def found(run):
    return run[1]


def test_headings_are_those_that_exercises_point_to():
    assert headings(NOTEBOOK) == HEADINGS


def test_no_cell_is_long_and_none_complains(run):
    assert_short_and_quiet(run[0])


def test_splink_orders_tables_by_their_names(run, found):
    assert found["in order"]
    assert run[2], "called schools and payroll, the tables change places"


def test_the_link_sees_identifiers_only_of_which_only_the_postcode_is_ever_missing(found):
    assert found["only identifiers"]
    for name, shares in found["blank"].items():
        assert (max(shares.values()) > 0) == (name == "postcode"), name


def test_nearly_a_third_is_unlinked_and_few_of_these_were_missed(found):
    assert 0.29 < found["unlinked"] / found["pupils"] < 1 / 3
    assert found["missed"] < found["unlinked"] / 8
    assert found["false"] == found["repeats"] == 0


def test_both_sides_are_missed_alike_as_far_as_anybody_can_tell(found):
    ours, others = (found["by meals"][name] for name in ("free school meals", "no free school meals"))
    assert others["missed_low"] < ours["missed_rate"] < others["missed_high"]
    assert ours["missed_low"] < others["missed_rate"] < ours["missed_high"]
    asian, white = (found["by ethnicity"][name] for name in ("Asian", "White"))
    assert asian["missed_rate"] > white["missed_rate"]
    assert white["missed_high"] > asian["missed_low"] > white["missed_rate"], "the bars overlap a little"


def test_charlotte_and_fadumo_count_joshua_is_lost_and_the_twins_are_too_young(found):
    friends = found["friends"]
    assert [friends[name]["in our answer"] for name in ("renamed", "respelt", "swapped", "twins")] == [1, 1, 0, 0]
    assert [friends[name]["old enough"] for name in ("renamed", "respelt", "swapped", "twins")] == [1, 1, 1, 0]
    assert friends["twins"]["weight"] > friends["renamed"]["weight"] > 0


def test_the_gap_is_below_zero_and_neither_library_nor_sex_nor_year_changes_it(found):
    assert found["ours"]["high"] < 0
    assert found["plain"] == pytest.approx(found["ours"]["gap"])
    assert abs(found["adjusted"] - found["ours"]["gap"]) < 0.005
    assert found["adjusted high"] < 0


def test_most_of_the_distance_from_the_planted_effect_is_luck(found):
    assert found["ours"]["low"] < found["planted"] < found["ours"]["high"]
    ours, strict, loose = (found["moves"][name] for name in ("ours", "strict", "loose"))
    assert ours["luck of the draw"] / sum(ours.values()) > 0.75
    assert 0.003 < -ours["missed matches"] < 0.008
    assert ours["false matches"] == strict["false matches"] == 0
    assert strict["missed matches"] < 2 * ours["missed matches"]
    assert loose["false matches"] > 0.015
    distance = {name: abs(sum(steps.values())) for name, steps in found["moves"].items()}
    assert min(distance, key=distance.get) == "loose"


def test_missing_these_people_did_no_more_than_missing_any(found):
    for name, (low, high) in found["chance"].items():
        assert low < found["moves"][name]["missed matches"] < high


def test_the_figure_shows_what_its_description_says(found):
    varied = list(found["varied"].values())
    drift = max(row["gap"] for row in varied) - min(row["gap"] for row in varied)
    assert drift < 0.03
    assert varied[-1]["gap"] < varied[0]["gap"]
    assert abs(varied[0]["gap"] - found["full"]) < 0.005
    assert all(row["low"] < found["planted"] < row["high"] < 0 for row in varied)
    assert all(row["high"] - row["low"] > 4 * drift for row in varied)
    assert max(row["low"] for row in varied) < min(row["high"] for row in varied), "all bars overlap"


def test_few_missed_people_would_need_absurd_pay_and_five_times_as_many_a_high_salary(found):
    few, many = found["needed"]
    assert few > 1_000_000
    assert 2 * found["typical"] < many < 100_000


def test_the_statement_says_the_four_steps_and_leaves_no_gap_in_them(found):
    for step in ("1. Data provision", "2. Linkage", "3. Analysis", "4. Reporting"):
        assert step in found["statement"]
    assert "nan" not in found["statement"].split()
    assert "Mixed" not in found["statement"]
