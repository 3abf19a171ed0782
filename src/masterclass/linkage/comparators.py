"""Comparison of records: text comparators for recordlinkage that take whole columns at once, and a standard comparison.

recordlinkage calls its comparator for one pair after another, from Python. Those here hand both columns to rapidfuzz
in one go and give the same similarities, in a fraction of the time.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import recordlinkage
from rapidfuzz import distance, process
from recordlinkage.base import BaseCompareFeature

#: How alike two spellings must be to count as agreement (Jaro–Winkler similarity, 0 to 1).
ALIKE = 0.88

#: Given as ``missing_value``, it keeps missing apart from disagreement: a level of its own beside 0 and 1.
NOT_RECORDED = -1.0

TEXT = ("first_name", "surname", "sex", "date_of_birth", "postcode")


class _Text(BaseCompareFeature):
    """Compare two columns of text: what the comparators below share."""

    name = "text"
    description = "Compare columns of text, all pairs at once."

    def __init__(
        self,
        left_on: str,
        right_on: str,
        threshold: float | None = None,
        missing_value: float = 0.0,
        label: str | None = None,
    ) -> None:
        if threshold is not None and not 0 < threshold <= 1:
            raise ValueError(
                f"threshold is {threshold!r}; a similarity above 0 and up to 1 was expected. "
                "Try 0.88, or leave it out to keep the similarities."
            )
        super().__init__(left_on, right_on, label=label)
        self.threshold = threshold
        self.missing_value = missing_value

    def _compute_vectorized(self, left: pd.Series, right: pd.Series) -> np.ndarray:
        (lefts, left), (rights, right) = _numbered(left, 0), _numbered(right, 1)
        _all_text(self.labels_left, left), _all_text(self.labels_right, right)
        both = (lefts >= 0) & (rights >= 0)
        if not both.any():
            return np.full(len(both), self.missing_value, dtype=float)
        # Many pairs share their two texts, so each combination of texts is compared once
        number = lefts * len(right) + rights
        pair, combinations = pd.factorize(np.where(both, number, number[both.argmax()]))
        lefts, rights = combinations // len(right), combinations % len(right)
        alike = process.cpdist(left[lefts], right[rights], scorer=self._scorer, dtype=np.float64, workers=1)
        if self.threshold is not None:
            alike = (alike >= self.threshold).astype(float)
        return np.where(both, alike[pair], self.missing_value)


def _all_text(column: str, values: np.ndarray) -> None:
    """Raise where a column holds something other than text."""
    if len(values) and pd.api.types.infer_dtype(values) != "string":
        other = next(value for value in values if not isinstance(value, str))
        raise TypeError(
            f"column {column!r} holds {other!r} ({type(other).__name__}); text was expected. "
            f"Make it text first: table[{column!r}].astype('string')."
        )


def _numbered(column: pd.Series, level: int) -> tuple[np.ndarray, np.ndarray]:
    """Return each pair's text as a number, -1 for missing or empty, and the texts that the numbers stand for.

    Records are in many pairs, and the index of pairs knows which record each row is: so only one row a record is read.
    """
    texts = np.asarray(column, dtype=object)
    index, record = column.index, None
    if isinstance(index, pd.MultiIndex) and index.nlevels == 2 and (index.codes[level] >= 0).all():
        record = index.codes[level]
        row = np.zeros(len(index.levels[level]), dtype=np.intp)
        row[record] = np.arange(len(record))
        texts = texts[row] if len(texts) else texts
    number, values = pd.factorize(texts)
    number[np.isin(number, np.flatnonzero(values == ""))] = -1
    return (number if record is None else number[record]), values


class JaroWinkler(_Text):
    """Compare texts by Jaro–Winkler similarity, which favours the same beginning (Winkler, 1990).

    The same as recordlinkage's ``Compare.string(method="jarowinkler")``, faster.

    Parameters
    ----------
    left_on, right_on : str
        The column of the left and of the right table.
    threshold : float, optional
        Similarities from here up become 1, lower ones 0; without it the similarity itself is kept.
    missing_value : float, default 0.0
        What a pair gets when either text is missing or empty.
        The default takes missing for disagreement, as recordlinkage does.
        ``linkage.NOT_RECORDED`` (-1) makes it a level of its own, so that a model can learn that a missing postcode
        says little; ``numpy.nan`` leaves it out.
    label : str, optional
        Name of the column of results.

    Notes
    -----
    A letter with its accent apart counts as two characters, where recordlinkage has one; ``str.normalize("NFC")``
    makes it one for both.

    ``recordlinkage.ECMClassifier`` wants few levels, not similarities: give a threshold.
    With its usual start it takes columns of two levels only; with ``init="random"`` it takes three, so
    ``NOT_RECORDED`` as well, but seed ``numpy.random`` first, and look which of its two classes holds the agreements.
    It takes no NaN.
    ``NaiveBayesClassifier`` takes three levels with ``binarize=None``.
    Logistic regression and the like would read -1 as "less than disagreement": give them a column of 0 and 1 for
    "both recorded" beside a column with ``missing_value=0``.
    """

    name = "jarowinkler"
    _scorer = staticmethod(distance.JaroWinkler.similarity)


class Levenshtein(_Text):
    """Compare texts by the letters to insert, delete or replace, over the longer text's length.

    One less that share is the similarity (Levenshtein, 1966).
    The same as recordlinkage's ``Compare.string(method="levenshtein")``, faster.

    Its parameters are those of ``JaroWinkler``.
    """

    name = "levenshtein"
    _scorer = staticmethod(distance.Levenshtein.normalized_similarity)


class Damerau(_Text):
    """Compare texts as Levenshtein does, but two neighbouring letters changed round are one error, not two.

    This is the distance without restriction (Damerau, 1964; Lowrance & Wagner, 1975): "ca" is two steps from "abc".
    The same as recordlinkage's ``Compare.string(method="damerau_levenshtein")``, faster.

    Its parameters are those of ``JaroWinkler``.
    """

    name = "damerau_levenshtein"
    _scorer = staticmethod(distance.DamerauLevenshtein.normalized_similarity)


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
        comparer.add(JaroWinkler(name, name, threshold=ALIKE, label=name))
    for name in ("sex", "birth_month", "birth_day", "postcode"):
        comparer.exact(name, name, label=name)
    return comparer.compute(pairs, left, right).astype(int)


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
