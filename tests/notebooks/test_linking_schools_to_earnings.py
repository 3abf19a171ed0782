"""The worked notebook says true things: what its prose claims in words holds for the numbers it computes."""

from pathlib import Path

import pytest
from worked import assert_short_and_quiet, executed, headings

from masterclass import datasets

ROOT = Path(__file__).parents[2]
NOTEBOOK = "linking-schools-to-earnings"
HEADINGS = [
    "Two records, one person",
    "Cleaning",
    "Match-keys",
    "Blocking",
    "Comparing",
    "Match weights",
    "Choosing a threshold",
    "Precision and recall",
    "Who is missed",
]
TELL = """
import json
def share(made):
    right = int(made.isin(true_links).sum())
    return {"precision": right / len(made), "recall": right / len(true_links)}
weighed = weight.index[weight >= threshold]
print(json.dumps({
    "keys": share(by_keys), "weighed": share(weighed), "final": share(links),
    "followed": dict(zip(labels, followed.tolist())),
    "patterns": agreement.reindex(followed).set_axis(labels, axis=0).T.to_dict(),
    "one person": followed.isin(true_links).tolist(), "by keys": followed.isin(by_keys).tolist(),
    "weighed pairs": followed.isin(weighed).tolist(), "final pairs": followed.isin(links).tolist(),
    "weights": dict(zip(labels, weight.reindex(followed).tolist())), "chosen": {k: int(v) for k, v in chosen.items()},
    "kept": {name: int(true_links.isin(found).sum()) for name, found in kept.items()},
    "m is close": bool((abs(m - true_m) < 0.03).all() and (abs(u - true_u) < 0.03).all()), "gap": float(gap),
    "shared": int(shares[~weighed.isin(true_links)].sum()), "false": len(false), "alike": int(alike),
    "intervals": {g: list(binomtest(int(k), int(n)).proportion_ci(method="wilson"))
                  for g, (k, n) in missed.groupby(schools["ethnicity"]).agg(["sum", "size"]).iterrows()},
    "sexes": {g: list(binomtest(int(k), int(n)).proportion_ci(method="wilson"))
              for g, (k, n) in missed.groupby(schools["sex"]).agg(["sum", "size"]).iterrows()},
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


def test_match_keys_are_precise_and_miss_many(found):
    assert found["keys"]["precision"] > 0.98
    assert 0.80 <= found["keys"]["recall"] <= 0.90


def test_match_weights_find_many_more_at_nearly_the_same_precision(found):
    assert found["weighed"]["precision"] > 0.97
    assert found["weighed"]["recall"] > found["keys"]["recall"] + 0.1


def test_keeping_one_link_a_record_mends_nearly_all_false_matches(found):
    assert found["shared"] >= 0.9 * found["false"]
    assert found["alike"] > found["false"] / 2
    assert found["final"]["precision"] > 0.99
    assert found["final"]["recall"] > found["weighed"]["recall"] - 0.01


def test_ecm_comes_close_to_the_truth_and_the_sum_is_its_own(found):
    assert found["m is close"]
    assert found["gap"] < 1e-6


def test_year_of_birth_loses_fewest_true_pairs_and_postcode_most(found):
    assert max(found["kept"], key=found["kept"].get) == "year of birth"
    assert min(found["kept"], key=found["kept"].get) == "postcode"


def test_the_four_pairs_end_as_told(found):
    assert found["one person"] == [True, True, True, False]
    assert found["by keys"] == [False, False, False, True], "the keys get all four wrong"
    assert found["weighed pairs"] == [True, True, False, True]
    assert found["final pairs"] == [True, True, False, False]


def test_renamed_woman_and_twins_are_those_of_the_page_without_code(found):
    page = (ROOT / "book" / "leaders" / "how-linkage-works.md").read_text(encoding="utf-8")
    for label in ("renamed", "twins"):
        assert " ".join(found["followed"][label]) in page, f"{label}: {found['followed'][label]}"


def test_the_four_pairs_are_those_that_every_notebook_follows(found):
    followed = datasets.companions()
    assert followed[["schools_id", "earnings_id"]].apply(list, axis=1).to_dict() == found["followed"]
    assert followed["one_person"].tolist() == found["one person"]


def test_pairs_differ_in_what_the_prose_says(found):
    patterns = found["patterns"]
    differ = {label: {name for name, same in pattern.items() if not same} for label, pattern in patterns.items()}
    assert differ["renamed"] == {"surname", "postcode"}
    assert differ["respelt"] == {"postcode"}
    assert differ["swapped"] == {"first_name", "surname", "postcode"}
    assert differ["twins"] == {"first_name"}
    assert found["weights"]["renamed"] > 0


def test_only_the_strictest_threshold_keeps_the_twins_apart(found):
    weights, chosen = found["weights"], found["chosen"]
    assert chosen["screening"] < chosen["statistic"] < chosen["payment"]
    assert chosen["statistic"] <= weights["renamed"] < weights["twins"] < chosen["payment"]
    assert weights["respelt"] >= chosen["payment"] > weights["swapped"]
    assert weights["swapped"] < chosen["screening"]


def test_only_the_gap_between_groups_is_beyond_chance(found):
    assert found["intervals"]["Asian"][0] > found["intervals"]["White"][1]
    assert found["sexes"]["F"][0] < found["sexes"]["M"][1]
