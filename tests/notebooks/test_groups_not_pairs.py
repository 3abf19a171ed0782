"""The notebook on groups says true things: what its prose claims in words holds for the numbers it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "groups-not-pairs"
HEADINGS = [
    "How many links?",
    "Three registers",
    "From pairs to groups",
    "One false link",
    "The whole town",
    "Groups that cannot be",
    "One to one",
    "Mending the groups",
    "One number for groups",
    "People or homes",
    "What a department does",
]
TELL = """
import json
again = make_groups(pd.concat([one_to_one(some) for _, some in links.groupby("between")]))
charlotte = links.set_index(["id_left", "id_right"])["strength"]
of_namesakes = links["id_left"].map(groups).isin(namesakes.index[namesakes]) & ~links["right"]
print(json.dumps({
    "needed": needed.set_index("registers")["links"].to_dict(), "links": table.to_dict("index"),
    "story": story[["strength", "right"]].values.tolist(), "archie": sorted(record[0] for record in archie),
    "wrong pairs": len(wrong), "rows": rows.to_dict("index"), "all pairs": all_pairs,
    "groups": int(groups.nunique()), "people": int(truth.nunique()),
    "impossible are merged": bool(impossible.isin(merged_groups).all()),
    "found": float(merged_groups.isin(impossible).mean()), "impossible": len(impossible),
    "siblings": int(siblings.sum()), "namesakes": int(namesakes.sum()), "different": len(different),
    "strength of namesakes": sorted(set(links.loc[of_namesakes, "strength"])),
    "strength of Charlotte": int(charlotte[tuple(companions.loc["renamed", ["schools_id", "earnings_id"]])]),
    "one to one": {name: {k: int(v) for k, v in before_after(name).items()}
                   for name in ("schools, earnings", "schools, health")},
    "back in a group": float(np.mean([again[a] == again[b] for a, b in datasets.true_links("schools", "health")])),
    "cut": int(doubtful.sum()) / len(links),
    "mistakes": {name: {k: int(v) for k, v in mistakes(group).items()} for name, group in versions.items()},
    "b-cubed": {name: linkage.cluster_quality(group, truth).to_dict() for name, group in versions.items()},
    "by hand": {name: b_cubed(group) for name, group in versions.items()},
    "family": bool(homes[both].nunique() == 1), "ends": ends[list(versions)].to_dict("index"),
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


def test_eight_datasets_need_28_links(found):
    assert found["needed"]["8"] == 28


def test_few_links_are_wrong_and_most_so_between_pupils_and_admissions(found):
    wrong = {name: row["wrong"] / row["links"] for name, row in found["links"].items()}
    assert max(wrong, key=wrong.get) == "schools, health"
    assert sum(row["wrong"] for row in found["links"].values()) < 0.008 * sum(
        row["links"] for row in found["links"].values()
    )


def test_three_right_links_tie_archie_and_the_loosest_key_ties_william_to_him(found):
    assert found["archie"] == ["E", "H", "S"]
    assert found["story"] == [[4, True]] * 3 + [[1, False]] * 2
    assert found["wrong pairs"] == 3


def test_grouping_raises_recall_and_lowers_precision(found):
    direct, grouped = found["rows"]["linked directly"], found["rows"]["in one group"]
    assert grouped["right"] > direct["right"]
    assert grouped["wrong"] / (grouped["right"] + grouped["wrong"]) > direct["wrong"] / (
        direct["right"] + direct["wrong"]
    )
    assert found["groups"] > found["people"]


def test_impossible_groups_are_all_merged_people_and_most_of_them(found):
    assert found["impossible"] > 0
    assert found["impossible are merged"]
    assert 0.6 < found["found"] < 1


def test_merged_people_are_mostly_twins_and_else_namesakes_of_the_key_that_saved_charlotte(found):
    assert found["siblings"] > found["namesakes"]
    assert found["siblings"] + found["namesakes"] == found["different"]
    assert found["strength of namesakes"] == [2]
    assert found["strength of Charlotte"] == 2


def test_one_to_one_fits_payroll_and_destroys_admissions(found):
    payroll, admissions = found["one to one"]["schools, earnings"], found["one to one"]["schools, health"]
    assert payroll["wrong after"] == 0 < payroll["wrong"]
    assert payroll["right after"] >= 0.99 * payroll["right"]
    assert admissions["right after"] < 0.7 * admissions["right"]
    compared = found["links"]["schools, health"]["right"]
    assert admissions["right after"] / compared + 0.1 < found["back in a group"] < 0.9, "some come back, not all"


def test_mending_parts_most_merged_people_and_splits_hardly_any(found):
    loose, mended, strict = (found["mistakes"][name] for name in ("all links", "mended", "strict keys only"))
    assert found["cut"] < 0.01
    assert mended["people merged"] < loose["people merged"] / 2
    assert mended["people split"] < 1.05 * loose["people split"]
    assert strict["people merged"] == 0
    assert strict["people split"] > 1.5 * loose["people split"]


def test_b_cubed_tells_the_three_versions_apart_by_hand_and_by_library(found):
    loose, mended, strict = (found["b-cubed"][name] for name in ("all links", "mended", "strict keys only"))
    assert loose["bcubed_precision"] < mended["bcubed_precision"] < strict["bcubed_precision"] == 1
    lost = loose["bcubed_recall"] - mended["bcubed_recall"]
    assert 0 <= lost < 0.1 * (loose["bcubed_recall"] - strict["bcubed_recall"])
    for name, (precision, recall) in found["by hand"].items():
        library = found["b-cubed"][name]
        assert (precision, recall) == pytest.approx((library["bcubed_precision"], library["bcubed_recall"]))


def test_the_four_pairs_end_as_told(found):
    assert found["family"]
    assert found["ends"]["renamed"] == {"all links": "yes", "mended": "yes", "strict keys only": "no"}
    assert found["ends"]["twins"] == {"all links": "yes", "mended": "no", "strict keys only": "no"}
    for label in ("respelt", "swapped"):
        assert set(found["ends"][label].values()) == {"no"}
