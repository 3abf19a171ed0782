"""The notebook on match-keys says true things: what its prose claims in words holds for the numbers it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "match-keys"
HEADINGS = [
    "One exact rule",
    "What each key forgives",
    "Keys in turn",
    "Missing values in keys",
    "Keys as one text",
    "Hashing is not anonymising",
    "Who a key misses",
]
TELL = """
import json
adds, back = what_each_adds(made), what_each_adds(backwards)
bounds = linkage.quality_by(schools["sex"], alone["another address"], true_links)
in_all = linkage.quality_by(schools["sex"], ways["in turn"], true_links)
print(json.dumps({
    "alone": table.assign(recall=recall, precision=precision).to_dict("index"),
    "story": story.to_dict("index"), "people": companions["one_person"].to_dict(),
    "ends": ends["linked in pass"].to_dict(),
    "adds": adds[["adds", "wrong"]].to_dict("index"), "back": back[["adds", "wrong"]].to_dict("index"),
    "recall": [float(t["recall so far"].iloc[-1][:-1]) for t in (adds, back)],
    "counts": counts.loc[["false_matches", "missed_matches"]].astype(int).to_dict(),
    "gaps": [len(gaps), gaps.isin(true_links).sum()], "exposed": len(exposed) / len(true_links),
    "care": exposed["looked_after"].sum(), "read": read / len(hashed),
    "codes": [code(pupils.loc[respelt["schools_id"]]), code(earners.loc[respelt["earnings_id"]])],
    "bounds": bounds[["missed_low", "missed_high"]].to_dict("index"),
    "all": in_all[["missed_low", "missed_high"]].to_dict("index"),
}, default=float))
"""


@pytest.fixture(scope="module")
def run():
    """Run the notebook in a real kernel; return it as run, and what it found."""
    return executed(NOTEBOOK, TELL)


@pytest.fixture(scope="module")
def found(run):
    return run[1]


def test_headings_are_those_that_exercises_may_point_to():
    assert headings(NOTEBOOK) == HEADINGS


def test_no_cell_is_long_and_none_complains(run):
    assert_short_and_quiet(run[0])


def test_the_strictest_key_is_right_and_misses_most(found):
    strict = found["alone"]["everything"]
    assert strict["wrong"] <= 2 and strict["recall"] < 0.5
    wider = found["alone"]["another address"]
    assert wider["links"] > 2 * strict["links"] and wider["wrong"] <= 2


def test_the_loose_keys_find_more_and_the_one_without_a_first_name_errs_most(found):
    alone = found["alone"]
    wrong = {name: row["wrong"] for name, row in alone.items()}
    assert max(wrong, key=wrong.get) == "another first name" and wrong["another surname"] > 0
    loose = {"another surname", "another first name"}
    assert set(sorted(alone, key=lambda name: alone[name]["recall"])[-2:]) == loose


def test_each_true_pair_is_found_by_one_key_and_the_twins_by_that_of_the_respelt(found):
    by = {who: [key for key, linked in found["story"].items() if linked[who]] for who in found["people"]}
    assert by == {
        "renamed": ["another surname"],
        "respelt": ["another first name"],
        "swapped": ["names swapped"],
        "twins": ["another first name"],
    }


def test_all_four_end_right(found):
    linked = {who: name != "not linked" for who, name in found["ends"].items()}
    assert linked == found["people"]


def test_taking_turns_removes_nearly_all_false_matches_and_costs_next_to_no_true_ones(found):
    any_key, turns = found["counts"]["any key"], found["counts"]["in turn"]
    assert turns["false_matches"] <= any_key["false_matches"] / 6
    assert turns["missed_matches"] - any_key["missed_matches"] <= 3
    assert sum(row["wrong"] for row in found["adds"].values()) <= 3


def test_order_changes_what_a_key_seems_to_add_and_hardly_the_end(found):
    assert abs(found["recall"][0] - found["recall"][1]) < 0.5
    assert found["back"]["everything"]["adds"] == found["back"]["another address"]["adds"] == 0
    assert found["adds"]["another address"]["adds"] > 100


def test_pairs_that_share_a_gap_are_strangers(found):
    assert found["gaps"][0] >= 10 and found["gaps"][1] <= 1


def test_hashes_give_most_people_away_and_every_date_of_birth(found):
    assert found["exposed"] > 0.5 and found["care"] > 0 and found["read"] == 1
    assert sum(a == b for a, b in zip(*found["codes"], strict=True)) < 6


def test_the_key_with_a_surname_misses_women_more_and_the_passes_do_not(found):
    assert found["bounds"]["F"]["missed_low"] > found["bounds"]["M"]["missed_high"]
    assert found["all"]["F"]["missed_low"] < found["all"]["M"]["missed_high"]
