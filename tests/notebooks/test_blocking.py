"""The notebook on blocking says true things: what its prose claims in words holds for the numbers it computes."""

from itertools import pairwise

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "blocking"
HEADINGS = [
    "Too many pairs",
    "A block",
    "What a block costs and keeps",
    "The ceiling on recall",
    "Keys lost to missing values",
    "Blocks joined",
    "Sorted neighbourhood",
    "A plan for a million people",
    "Who a block loses",
]
TELL = """
print(json.dumps({
    "table": table.to_dict("index"), "windows": windows.astype(float).to_dict("index"),
    "joined": joined, "priced": priced.to_dict("index"), "all pairs": all_pairs,
    "compared": {k: {n: bool(v) for n, v in zip(companions.index, followed.isin(p))} for k, p in blocks.items()},
    "recall": float(recall), "among compared": float(among_compared), "precision": float(precision),
    "missing": {g: [a, b] for g, a, b in zip(whose.index, *linkage.wilson(whose["missing"], whose["records"]))},
    "library": [[counted["reduction_ratio"], counted["pairs_completeness"]],
                [by_hand["reduction ratio"], by_hand["pairs completeness"]]],
    "added": len(added), "added true": int(added.isin(true_links).sum()),
    "gaps": int(absent["payroll"].sum() * absent["school register"].sum()),
    "union": {k: [float(r["lost"][:-1]), float(r["if independent"][:-1])] for k, r in rows_of_union.items()},
    "counted": {k: [count_pairs(k), len(blocks[k])] for k in ("surname", "postcode")}, "narrower": narrower,
    "narrower kept": true_links.isin(block_on("surname", "birth_year")).mean(), "surnames": sizes.notna().sum(),
    "top": float(top.sum() / sizes.sum()),
    "by sex": {name: {sex: float(share[:-1]) for sex, share in lost_by_sex(pairs)["share"].items()}
               for name, pairs in (("surname", blocks["surname"]), ("joined", considered["surname or date_of_birth"]))},
}, default=float))
"""


@pytest.fixture(scope="module")
def run():
    """Run the notebook in a real kernel; return it as run, and what it found."""
    return executed(NOTEBOOK, TELL, after=[("union", "import json\nrows_of_union = rows")])


@pytest.fixture(scope="module")
def found(run):
    return run[1]


def test_headings_are_those_that_exercises_point_to():
    assert headings(NOTEBOOK) == HEADINGS


def test_no_cell_is_long_and_none_complains(run):
    assert_short_and_quiet(run[0])


def test_only_the_date_and_the_year_of_birth_keep_all_three_true_pairs(found):
    three = {
        key: [pairs[name] for name in ("renamed", "respelt", "swapped")] for key, pairs in found["compared"].items()
    }
    assert {key for key, kept in three.items() if all(kept)} - {"sex"} == {"date_of_birth", "birth_year"}
    assert all(sum(three[key]) <= 1 for key in ("postcode", "surname", "first_name"))
    assert not any(three["postcode"])
    assert [key for key, pairs in found["compared"].items() if not pairs["twins"]] == ["first_name"]


def test_postcode_loses_most_and_sex_saves_least(found):
    table = found["table"]
    kept = {key: row["pairs completeness"] for key, row in table.items()}
    pairs = {key: row["pairs"] for key, row in table.items()}
    assert min(kept, key=kept.get) == "postcode" and kept["postcode"] < 0.5
    assert max(kept, key=kept.get) == "sex" and 0.45 < table["sex"]["reduction ratio"] < 0.55
    assert all(row["reduction ratio"] > 0.985 for key, row in table.items() if key != "sex")
    assert pairs["birth_year"] > 4 * pairs["surname"] and pairs["postcode"] > pairs["surname"]
    assert min(pairs, key=pairs.get) == "date_of_birth" and kept["date_of_birth"] > 0.9
    assert kept["birth_year"] > 0.98


def test_the_library_counts_as_we_do_by_hand(found):
    assert found["library"][0] == pytest.approx(found["library"][1])


def test_pairs_completeness_is_the_ceiling_on_recall(found):
    assert found["recall"] == found["table"]["postcode"]["pairs completeness"]
    assert found["precision"] == found["among compared"] == 1


def test_postcodes_are_missing_more_often_for_two_groups(found):
    assert min(found["missing"]["Asian"][0], found["missing"]["Black"][0]) > found["missing"]["White"][1]


def test_filled_gaps_make_a_pair_of_every_two_records_and_hardly_a_true_one(found):
    assert found["added"] == found["gaps"] and found["added true"] <= 3


def test_each_block_brings_back_most_of_what_was_lost_but_less_than_independence_promises(found):
    losses = list(found["union"].values())
    for earlier, later in pairwise(losses):
        assert later[0] < earlier[0] / 2
        assert later[0] > later[1]


def test_or_widens_and_and_narrows(found):
    either, both = found["joined"]["surname or date of birth"], found["joined"]["surname and date of birth"]
    surname, birth, year = (found["table"][key] for key in ("surname", "date_of_birth", "birth_year"))
    assert both["pairs completeness"] < min(surname["pairs completeness"], birth["pairs completeness"])
    assert year["pairs completeness"] - either["pairs completeness"] < 0.01
    assert 0.2 < either["pairs"] / year["pairs"] < 0.3


def test_a_wider_window_keeps_more_and_makes_more(found):
    windows = list(found["windows"].values())
    assert windows[0]["pairs"] == found["table"]["first_name"]["pairs"]
    for narrow, wide in pairwise(windows):
        assert wide["pairs"] > narrow["pairs"] and wide["pairs completeness"] > narrow["pairs completeness"]
    assert [window["respelt"] for window in windows] == [0, 1, 1, 1]


def test_pairs_are_counted_without_making_them(found):
    assert all(counted == made for counted, made in found["counted"].values())


def test_the_plan_for_a_million_holds(found):
    priced = found["priced"]
    hours = {name: row["hours"] for name, row in priced.items()}
    assert set(sorted(hours, key=hours.get)[:2]) == {"postcode", "date_of_birth"}
    assert priced["birth_year"]["gigabytes"] > 16 > priced["surname or date_of_birth"]["gigabytes"] * 2
    assert 0.5 < hours["surname or date_of_birth"] < 1.5
    places = sorted(priced, key=lambda name: priced[name]["Northmere"])
    assert 1 <= places.index("postcode") <= 4


def test_few_surnames_make_much_of_the_work_and_a_second_column_tames_them(found):
    assert found["top"] > 10 * 10 / found["surnames"]
    assert found["narrower"] < found["table"]["surname"]["pairs"] / 10
    lost_more = found["table"]["surname"]["pairs completeness"] - found["narrower kept"]
    assert 0 < lost_more < 0.02


def test_the_surname_loses_women_more_than_twice_as_often_and_the_join_loses_few(found):
    alone, joined = found["by sex"]["surname"], found["by sex"]["joined"]
    assert alone["F"] > 2 * alone["M"]
    assert max(joined.values()) < 3 and abs(joined["F"] - joined["M"]) < 0.5
