"""What the course adds to recordlinkage: the standard comparison and the threshold curve."""

import numpy as np
import pandas as pd
import pytest

from masterclass import datasets, linkage


def pairs(*both: tuple[str, str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_tuples(both, names=["schools_id", "earnings_id"])


def test_curve_counts_links_and_both_errors():
    score = pd.Series([5.0, 3.0, 3.0, -1.0], index=pairs(("S1", "E1"), ("S2", "E2"), ("S2", "E9"), ("S3", "E3")))
    truth = pairs(("S1", "E1"), ("S2", "E2"), ("S3", "E3"), ("S4", "E4"))  # the last was never compared
    curve = linkage.threshold_curve(score, truth, [-2, 3, 4, 6])
    assert curve["threshold"].tolist() == [-2, 3, 4, 6]
    assert curve["links"].tolist() == [4, 3, 1, 0]
    assert curve["true_matches"].tolist() == [3, 2, 1, 0]
    assert curve["false_matches"].tolist() == [1, 1, 0, 0]
    assert curve["missed_matches"].tolist() == [1, 2, 3, 4]
    np.testing.assert_allclose(curve["precision"], [3 / 4, 2 / 3, 1, np.nan])
    np.testing.assert_allclose(curve["recall"], [3 / 4, 1 / 2, 1 / 4, 0])


def test_curve_keeps_the_order_of_the_thresholds():
    score = pd.Series([1.0], index=pairs(("S1", "E1")))
    assert linkage.threshold_curve(score, pairs(("S1", "E1")), [2, 0])["links"].tolist() == [0, 1]


def test_comparison_is_of_noughts_and_ones_indexed_by_pairs():
    schools, earnings = datasets.load("schools"), datasets.load("earnings")
    before = schools.copy()
    features = linkage.compare(schools, earnings)
    assert features.index.names == ["schools_id", "earnings_id"]
    assert features.index.is_unique
    assert set(np.unique(features.to_numpy())) == {0, 1}
    pd.testing.assert_frame_equal(schools, before)


def test_blocking_keeps_nearly_every_true_pair():
    truth = datasets.true_links("schools", "earnings")
    features = linkage.compare(datasets.load("schools"), datasets.load("earnings"))
    assert features.index.isin(truth).sum() / len(truth) > 0.97


@pytest.mark.parametrize("column", ["first_name", "surname", "sex", "postcode"])
def test_a_missing_detail_is_a_disagreement_and_nothing_breaks(column):
    schools = datasets.load("schools").head(200).copy()
    schools[column] = np.nan
    features = linkage.compare(schools, datasets.load("earnings"))
    assert len(features) > 0
    assert (features[column] == 0).all()


def test_a_record_without_a_date_of_birth_is_compared_with_nobody():
    schools = datasets.load("schools").head(200).copy()
    schools["date_of_birth"] = np.nan
    assert linkage.compare(schools, datasets.load("earnings")).empty
