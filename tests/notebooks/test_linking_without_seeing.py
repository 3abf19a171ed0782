"""The notebook on hidden names says true things: what its prose claims in words holds for what it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "linking-without-seeing"
HEADINGS = [
    "Two departments that may not show names",
    "Plain hashes",
    "Bloom filters",
    "Linking with filters",
    "Reading names without the key",
    "Hardening, and what it costs",
    "The separation principle",
    "When to link in the clear",
]
TELL = """
import json
def share(some):
    right = int(some.isin(true_links).sum())
    return {"precision": right / len(some), "recall": right / len(true_links)}
listed = [pupils[column].map(plain_hash).isin(dictionary.keys()).mean() for column in ("surname", "date_of_birth")]
print(json.dumps({
    "links": {"equal hashes": share(by_hash)} | {name: share(some) for name, some in made.items()},
    "equal": (seen["school sends"] == seen["payroll sends"]).to_dict(), "listed": listed,
    "hidden": [float(dice(bloom(bigrams(a), key), bloom(bigrams(b), key)) - in_clear(a, b))
               for a, b in [(one, two), ("hall", "shaw"), ("smith", "smyth"), ("smith", "jones")]],
    "alike": dict(zip(companions.index, alike[where].tolist())), "reads": reads,
    "by count": float(share_read(guesses, owners)), "own filter": len(np.unique(school_filters, axis=0)) / len(pupils),
    "other year": len(other_year),
    "kept": {name: int(other_year.isin(made[name]).sum()) for name in ("keyed filters", "salted")},
    "gaps": {name: float(gap.rstrip("%")) for name, gap in gaps.items()},
    "switches": [int((a & b).sum()), int((a ^ b).sum())],
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


def test_hashes_link_none_of_the_four_and_miss_a_quarter(found):
    assert not any(found["equal"].values())
    assert found["links"]["equal hashes"]["precision"] == 1
    assert 0.7 <= found["links"]["equal hashes"]["recall"] <= 0.8


def test_a_dictionary_reads_nearly_every_plain_hash(found):
    assert min(found["listed"]) > 0.9


def test_hidden_likeness_is_close_to_the_clear_one(found):
    assert max(map(abs, found["hidden"])) < 0.06
    both, one_only = found["switches"]
    assert both > one_only, "more than half of the marks of the figure are black squares"


def test_swapped_names_are_alike_and_twins_least(found):
    assert found["alike"]["swapped"] == pytest.approx(1)
    assert min(found["alike"], key=found["alike"].get) == "twins"


def test_filters_link_within_about_a_point_of_clear_text(found):
    filters = found["links"]["keyed filters"]
    for name in ("same pieces in clear text", "match weights in clear text"):
        for measure in ("precision", "recall"):
            assert filters[measure] > found["links"][name][measure] - 0.015
    assert filters["recall"] > found["links"]["equal hashes"]["recall"] + 0.2


def test_lengths_and_overlaps_read_far_more_than_counting(found):
    assert found["by count"] < 0.05
    assert found["reads"]["one filter for the surname"] >= 0.4
    assert found["own filter"] > 0.99, "nearly every record has a filter of its own"


def test_only_folding_leaves_the_attack_alive(found):
    assert 0.25 <= found["reads"]["folded"] <= 0.42
    assert found["reads"]["salted with the year of birth"] < 0.03
    assert found["reads"]["with 5% noise"] < 0.03


def test_hardening_costs_what_the_prose_says(found):
    plain, links = found["links"]["keyed filters"], found["links"]
    for name in ("folded", "5% noise"):
        assert plain["recall"] - 0.025 < links[name]["recall"] < plain["recall"]
    assert links["20% noise"]["recall"] < plain["recall"] - 0.1
    assert links["salted"]["precision"] > plain["precision"]
    assert links["salted"]["recall"] > plain["recall"] - 0.005


def test_salting_loses_all_whose_year_differs(found):
    assert found["kept"]["salted"] == 0
    assert found["kept"]["keyed filters"] > found["other year"] / 2
    assert found["other year"] >= 5


def test_the_hidden_link_answers_the_question(found):
    hidden, true, planted = found["gaps"].values()
    assert abs(hidden - true) < 1
    assert true != planted
    assert hidden < 0 and planted < 0
