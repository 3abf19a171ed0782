"""The little the course adds to recordlinkage: a standard comparison of schools with earnings, and its threshold curve.

Both are short on purpose: the worked notebook takes the same steps by hand, and the leader's page draws the result.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
import recordlinkage

__all__ = ["compare", "threshold_curve"]

#: How alike two spellings must be to count as agreement (Jaro–Winkler similarity, 0 to 1).
ALIKE = 0.88

TEXT = ("first_name", "surname", "sex", "date_of_birth", "postcode")


def compare(schools: pd.DataFrame, earnings: pd.DataFrame) -> pd.DataFrame:
    """Compare pupils with earners who were born in the same year, one row for each pair.

    Blocking on the year of birth loses the true pairs whose year differs, or is missing, in one register; no threshold
    brings them back.
    Several tight blocks would be no gain: they fill the pairs with brothers, sisters and namesakes, and ECM, which has
    no answers to learn from, then takes families for people.

    Parameters
    ----------
    schools, earnings : DataFrame
        As from ``datasets.load``: indexed by record id, with names, sex, date of birth (``YYYY-MM-DD``) and postcode.

    Returns
    -------
    DataFrame
        Indexed by ``(schools_id, earnings_id)``; columns ``first_name, surname, sex, birth_month, birth_day,
        postcode``, 1 for agreement and 0 for disagreement.
        Missing counts as disagreement, as recordlinkage has it.
    """
    left, right = _prepared(schools), _prepared(earnings)
    pairs = recordlinkage.Index().block("birth_year").index(left, right)
    comparer = recordlinkage.Compare()
    for name in ("first_name", "surname"):
        comparer.string(name, name, method="jarowinkler", threshold=ALIKE, label=name)
    for name in ("sex", "birth_month", "birth_day", "postcode"):
        comparer.exact(name, name, label=name)
    return comparer.compute(pairs, left, right).astype(int)


def threshold_curve(score: pd.Series, true_links: pd.MultiIndex, thresholds: Iterable[float]) -> pd.DataFrame:
    """Return what each threshold would do: links made, true matches among them, false and missed matches.

    Parameters
    ----------
    score : Series
        A score for each compared pair, indexed by pair; a pair is linked when its score is at least the threshold.
    true_links : MultiIndex
        All true pairs, including those that were never compared: a true pair without a score is missed everywhere.
    thresholds : iterable of float
        Where to look, in the units of ``score``.

    Returns
    -------
    DataFrame
        One row a threshold, in the order given: ``threshold, links, true_matches, false_matches, missed_matches,
        precision, recall``.
        Precision is not defined (NaN) where no link is made, nor recall where there is nothing to find.
    """
    cuts = np.asarray(list(thresholds), dtype=float)
    ordered = np.sort(score.to_numpy(dtype=float))
    ordered_true = np.sort(score[score.index.isin(true_links)].to_numpy(dtype=float))
    links = len(ordered) - np.searchsorted(ordered, cuts, side="left")
    found = len(ordered_true) - np.searchsorted(ordered_true, cuts, side="left")
    curve = pd.DataFrame(
        {
            "threshold": cuts,
            "links": links,
            "true_matches": found,
            "false_matches": links - found,
            "missed_matches": len(true_links) - found,
        }
    )
    curve["precision"] = curve["true_matches"] / curve["links"].replace(0, np.nan)
    curve["recall"] = curve["true_matches"] / (len(true_links) or np.nan)
    return curve


def _prepared(records: pd.DataFrame) -> pd.DataFrame:
    """Return names and postcodes in one form, and the date of birth in parts."""
    records = records.astype(dict.fromkeys(TEXT, object))  # a column that is missing throughout is still text
    tidy = records[["sex"]].copy()
    for name in ("first_name", "surname"):
        tidy[name] = records[name].str.lower().str.replace("[^a-z]", "", regex=True)
    tidy["postcode"] = records["postcode"].str.upper().str.replace(" ", "")
    parts = records["date_of_birth"].str.split("-", expand=True).reindex(columns=range(3))
    tidy[["birth_year", "birth_month", "birth_day"]] = parts.to_numpy()
    return tidy
