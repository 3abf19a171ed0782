"""The first notebook says true things: what its prose claims in words holds for the numbers it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "two-records-one-person"
HEADINGS = [
    "A table of records",
    "One pair of records",
    "What agrees?",
    "How much is an agreement worth?",
    "What changes, and what stays",
    "Four pairs, and your guess",
    "Try a rule",
    "What can go wrong for people",
    "Too many to look at",
]
TELL = """
import json
print(json.dumps({
    "shared": len(true_links) / len(schools), "name": first["name_at_school"],
    "as written": {k: bool(v) for k, v in (pupil[details] == earner[details]).items()},
    "agree": {label: {k: bool(v) for k, v in show(label)["agree"].items()} for label in four.index},
    "alike": {detail: int((earners[detail] == charlotte[detail]).sum()) for detail in details}, "earners": len(earners),
    "same birthday": earnings.index[same_birthday].tolist(), "earner": first["earnings_id"],
    "often": agreement.to_dict(), "one person": companions["one_person"].to_dict(),
    "right": {column: (rule[column] == rule["should be"]).to_dict() for column in rule if column != "should be"},
    "years": working_years,
}))
"""


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


def test_many_pupils_work_in_northmere_and_nobody_could_look_at_all_pairs(found):
    assert found["shared"] > 0.25
    assert found["years"] > 10


def test_charlotte_agrees_in_three_details_once_capitals_do_not_count(found):
    assert found["name"].startswith("Charlotte")
    assert not found["as written"]["first_name"]
    agree = {detail for detail, same in found["agree"]["renamed"].items() if same}
    assert agree == {"first_name", "sex", "date_of_birth"}


def test_a_rare_agreement_tells_more(found):
    alike = found["alike"]
    assert alike["sex"] > found["earners"] / 2
    assert 24 <= alike["first_name"] <= 60, "a few dozen"
    assert found["same birthday"] == [found["earner"]], "she alone has this birthday"


def test_sex_and_birthday_stay_and_homes_change(found):
    often = found["often"]
    names = min(often["first_name"], often["surname"]), max(often["first_name"], often["surname"])
    assert min(often["sex"], often["date_of_birth"]) > names[1]
    assert max(often["address"], often["postcode"]) < 0.5 < names[0]


def test_the_pair_that_agrees_most_is_the_only_one_of_two_people(found):
    count = {label: sum(details.values()) for label, details in found["agree"].items()}
    assert found["one person"] == {"renamed": True, "respelt": True, "swapped": True, "twins": False}
    assert max(count, key=count.get) == "twins"
    assert not found["agree"]["twins"]["first_name"] and count["twins"] == 5


def test_no_number_gets_all_four_right_and_mistakes_turn_from_false_to_missed(found):
    right = list(found["right"].values())
    assert len(right) == 6 and not any(all(column.values()) for column in right)
    assert not right[0]["twins"] and all(right[0][label] for label in ("renamed", "respelt", "swapped"))
    assert right[-1]["twins"] and not any(right[-1][label] for label in ("renamed", "respelt", "swapped"))
