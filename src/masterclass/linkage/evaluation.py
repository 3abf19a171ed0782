"""How good the links are: counts and rates with intervals, given the truth or a reviewed sample.

A share is shown with a Wilson interval (Wilson, 1927): it stays between 0 and 1 and does not shrink to nothing when a
small group has no error at all.
Pairs are a MultiIndex of (left record, right record), the links in the same order as the true ones.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

#: How a group that nobody wrote down is shown.
NO_GROUP = "not recorded"


def wilson(
    successes: float | np.ndarray | pd.Series, total: float | np.ndarray | pd.Series, level: float = 0.95
) -> tuple:
    """Return the Wilson interval of each share ``successes / total`` (Wilson, 1927).

    Parameters
    ----------
    successes, total : number, array or Series
        Counts.
    level : float
        Share of such intervals that should hold the truth.

    Returns
    -------
    low, high : as the counts
        NaN where ``total`` is 0.

    Raises
    ------
    ValueError
        If a count is below 0, if there are more successes than the total, or if the level is not between 0 and 1.
    """
    _between_0_and_1(level, "level")
    if np.any(np.less(successes, 0)) or np.any(np.greater(successes, total)):
        raise ValueError(
            f"successes {_shown(successes)} of total {_shown(total)}: each between 0 and its total was expected. "
            "Is the order (successes, total)?"
        )
    from statsmodels.stats.proportion import proportion_confint  # slow to import, and not every lesson needs it

    with np.errstate(divide="ignore", invalid="ignore"):
        return proportion_confint(successes, _nan_for_0(total), alpha=1 - level, method="wilson")


def quality(links: pd.MultiIndex, true_links: pd.MultiIndex) -> pd.Series:
    """Compare the links made with the true ones.

    Parameters
    ----------
    links, true_links : MultiIndex
        Pairs of records, each once.

    Returns
    -------
    Series
        ``links, true_matches, false_matches, missed_matches``, then ``precision`` and ``recall``, each followed by its
        95% Wilson interval ``_low`` and ``_high``, and ``f1``.
        NaN where there is nothing to divide by.
    """
    links, true_links = _comparable(links, true_links)
    found = int(links.isin(true_links).sum())
    made, true = len(links), len(true_links)
    precision, recall = found / made if made else np.nan, found / true if true else np.nan
    low, high = wilson(np.array([found, found]), np.array([made, true]))
    return pd.Series(
        {
            "links": made,
            "true_matches": found,
            "false_matches": made - found,
            "missed_matches": true - found,
            "precision": precision,
            "precision_low": low[0],
            "precision_high": high[0],
            "recall": recall,
            "recall_low": low[1],
            "recall_high": high[1],
            "f1": 2 * found / (made + true) if made and true else np.nan,
        },
        dtype=object,
    ).infer_objects()


def quality_by(group: pd.Series, links: pd.MultiIndex, true_links: pd.MultiIndex) -> pd.DataFrame:
    """Count both kinds of error in each group.

    Parameters
    ----------
    group : Series
        The group of each record of one table, such as ``schools["ethnicity"]``.
        The name of its index says which level of the pairs it belongs to.
    links, true_links : MultiIndex
        Pairs of records, each once.

    Returns
    -------
    DataFrame
        One row a group: ``true_pairs, missed_matches, missed_rate, missed_low, missed_high, links, false_matches,
        false_rate, false_low, false_high``.
        The missed rate is of the group's true pairs, the false rate of the links made for it, both with 95% Wilson
        intervals, and NaN where there are none.
        Records without a group are in the last row, "not recorded".
    """
    links, true_links = _comparable(links, true_links)
    level = _level(group, links if len(links) else true_links)
    _covers(group, level, links, true_links)
    numbers, names = pd.factorize(group, sort=True)
    if isinstance(group.dtype, pd.CategoricalDtype):
        numbers, names = group.cat.codes.to_numpy(), group.cat.categories
    names, rows = [*names, NO_GROUP], len(names) + 1
    numbers = pd.Series(np.where(numbers < 0, rows - 1, numbers), index=group.index)

    def count(pairs: pd.MultiIndex) -> np.ndarray:
        return np.bincount(numbers.loc[pairs.get_level_values(level)], minlength=rows)

    true, made = count(true_links), count(links)
    missed = true - count(true_links[true_links.isin(links)])
    false = made - count(links[links.isin(true_links)])
    table = {}
    for kind, wrong, total, of in (("missed", missed, true, "true_pairs"), ("false", false, made, "links")):
        low, high = wilson(wrong, total)
        rate = wrong / _nan_for_0(total)
        table |= {of: total, f"{kind}_matches": wrong, f"{kind}_rate": rate, f"{kind}_low": low, f"{kind}_high": high}
    table = pd.DataFrame(table, index=pd.Index(names, name=group.name))
    return table if (numbers == rows - 1).any() else table.iloc[:-1]


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


def pairs_kept(
    pairs: pd.MultiIndex,
    true_links: pd.MultiIndex,
    left: pd.DataFrame | int,
    right: pd.DataFrame | int | None = None,
) -> pd.Series:
    """Return what blocking saves and what it loses.

    Parameters
    ----------
    pairs : MultiIndex
        The pairs that blocking keeps for comparison.
    true_links : MultiIndex
        All true pairs.
    left, right : DataFrame or int
        The two tables, or their numbers of records; without ``right``, the pairs are within one table.

    Returns
    -------
    Series
        ``pairs`` of ``all_pairs``; ``reduction_ratio``, the share that need not be compared; ``true_pairs`` and
        ``true_pairs_kept``; ``pairs_completeness``, the share of true pairs kept: recall can never be more.
    """
    pairs, true_links = _comparable(pairs, true_links, "pairs")
    rows = left if isinstance(left, (int, np.integer)) else len(left)
    columns = right if right is None or isinstance(right, (int, np.integer)) else len(right)
    every = int(rows) * (int(rows) - 1) // 2 if columns is None else int(rows) * int(columns)
    if len(pairs) > every:
        raise ValueError(
            f"{len(pairs):,} pairs, but tables of these sizes have {every:,}. "
            "Give the tables that were blocked; leave `right` out only for pairs within one table."
        )
    kept = int(true_links.isin(pairs).sum())
    return pd.Series(
        {
            "pairs": len(pairs),
            "all_pairs": every,
            "reduction_ratio": 1 - len(pairs) / every if every else np.nan,
            "true_pairs": len(true_links),
            "true_pairs_kept": kept,
            "pairs_completeness": kept / len(true_links) if len(true_links) else np.nan,
        },
        dtype=object,
    )


def clusters(links: pd.MultiIndex, scores: pd.Series | None = None) -> pd.DataFrame:
    """Put records that links join, directly or through others, into one cluster.

    The clusters are the connected components of the links, as ``scipy.sparse.csgraph`` finds them: if A is linked with
    B, and B with C, all three are one, even where A and C look nothing alike.

    Parameters
    ----------
    links : MultiIndex
        Pairs of records, of two tables or within one.
    scores : Series, optional
        The weight or score of each link, indexed by pair.

    Returns
    -------
    DataFrame
        Indexed by ``(table, record)``, where the table's name comes from the level's: ``schools_id`` gives "schools".
        ``cluster`` numbers them from 0, ``records`` is the size; with scores, ``weakest_link`` is the lowest in the
        cluster, the first place to look for a false match.
        Records without any link are not in it.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    links = _pairs(links, "links")
    tables = _tables(links)
    ends = [
        pd.MultiIndex.from_arrays([np.full(len(links), table, dtype=object), links.get_level_values(level)])
        for level, table in enumerate(tables)
    ]
    every = ends[0].append(ends[1]).set_names(["table", "record"])
    records = every.unique()
    one, other = np.split(records.get_indexer(every), 2)
    cluster = np.empty(0, dtype=np.int32)
    if len(links):
        graph = coo_array((np.ones(len(links), dtype=np.int8), (one, other)), shape=(len(records), len(records)))
        cluster = connected_components(graph, directed=False)[1]
    found = pd.DataFrame({"cluster": cluster}, index=records)
    found["records"] = found.groupby("cluster")["cluster"].transform("size")
    if scores is not None:
        scores = scores.reindex(links)
        if scores.isna().any():
            raise ValueError(
                f"{_few(links[scores.isna()])} of the links have no score. Give a Series indexed by all pairs in links."
            )
        lowest = pd.Series(scores.to_numpy()).groupby(cluster[one]).min()
        found["weakest_link"] = found["cluster"].map(lowest)
    return found


def cluster_quality(clusters: pd.Series, truth: pd.Series) -> pd.Series:
    """Compare clusters with the people behind the records, by record and by pair.

    Parameters
    ----------
    clusters, truth : Series
        The cluster and the person of each record, on the same index.

    Returns
    -------
    Series
        ``bcubed_precision``: the share of a record's cluster that is the same person, over all records;
        ``bcubed_recall``: the share of the person's records that are in the cluster (Bagga & Baldwin, 1998);
        ``pairwise_precision`` and ``pairwise_recall``: the same of pairs of records, which large clusters dominate.
        NaN where there is no pair.
    """
    from sklearn.metrics.cluster import contingency_matrix

    for name, values in (("clusters", clusters), ("truth", truth)):
        if not isinstance(values, pd.Series):
            raise TypeError(
                f"{name} is a {type(values).__name__}; a Series was expected, such as clusters(links)['cluster']."
            )
        if values.isna().any():
            raise ValueError(
                f"{name} has no value for {_few(values.index[values.isna()])}. A record in no cluster is its own: "
                "give it a number that no other has."
            )
    if not clusters.index.is_unique or len(clusters) != len(truth) or not clusters.index.isin(truth.index).all():
        raise ValueError(
            f"clusters has {len(clusters):,} records and truth {len(truth):,}; the same records, each once, were "
            "expected. Reindex the clusters to all records of the truth, each unlinked one with a number of its own."
        )
    if clusters.empty:
        return pd.Series(
            np.nan, index=["bcubed_precision", "bcubed_recall", "pairwise_precision", "pairwise_recall"], dtype=float
        )
    shared = contingency_matrix(truth.reindex(clusters.index), clusters, sparse=True).tocoo()
    people, groups = np.asarray(shared.sum(axis=1)).ravel(), np.asarray(shared.sum(axis=0)).ravel()
    both = shared.data.astype(float)

    def pairs(sizes: np.ndarray) -> float:
        return float((sizes * (sizes - 1.0)).sum()) or np.nan

    together = float((both * (both - 1)).sum())
    return pd.Series(
        {
            "bcubed_precision": (both**2 / groups[shared.col]).sum() / len(clusters),
            "bcubed_recall": (both**2 / people[shared.row]).sum() / len(clusters),
            "pairwise_precision": together / pairs(groups),
            "pairwise_recall": together / pairs(people),
        }
    )


def precision_from_sample(labels: pd.DataFrame, band_sizes: pd.Series, level: float = 0.95) -> pd.Series:
    """Estimate the precision of all links from a reviewed sample, drawn at random within bands of match weight.

    Each band counts by its number of links, so more of the doubtful bands can be reviewed than of the safe ones.
    The interval is Wilson's, with the effective sample size in place of the number reviewed (Kish, 1965; Korn &
    Graubard, 1998): the size of a plain sample of all links that would be as exact.
    For that size only, each band's share is taken with one match and one non-match added, so that a band of ten correct
    links is not called certain; and a band counts for more the nearer it is to being reviewed in full.
    In nine simulated settings with 10 to 60 links reviewed in a band, its 95% intervals held the truth in 94.9% to
    99.9% of samples; Wilson intervals of each band, their distances squared and added, went down to 92%.

    Parameters
    ----------
    labels : DataFrame
        One row a reviewed link: its ``band``, and ``is_match``: true or false, or missing where the reviewer could not
        tell.
    band_sizes : Series
        Number of links in each band, reviewed or not.
    level : float
        Share of such intervals that should hold the truth.

    Returns
    -------
    Series
        ``estimate`` from the links that could be decided; ``low`` and ``high``; ``sampled``, ``undecided``;
        ``if_false`` and ``if_true``, the estimates with every undecided link counted so.
        Where links were undecided the interval runs from the low end of ``if_false`` to the high end of ``if_true``.

    Raises
    ------
    ValueError
        If a band has links but none reviewed, or more reviewed than it has, or is not in ``band_sizes``.
    """
    _between_0_and_1(level, "level")
    missing = {"band", "is_match"} - set(labels.columns)
    if missing:
        raise ValueError(f"labels has columns {list(labels.columns)}; {sorted(missing)} were expected too.")
    answer = pd.to_numeric(labels["is_match"].astype(object), errors="coerce").astype(float)
    if not answer.dropna().isin([0, 1]).all() or (answer.isna() & labels["is_match"].notna()).any():
        seen = labels.loc[~answer.isin([0, 1]) & labels["is_match"].notna(), "is_match"].unique()[:3]
        raise ValueError(
            f"is_match holds {list(seen)}; True, False or missing was expected. Turn the words into these."
        )
    unknown = labels.loc[~labels["band"].isin(band_sizes.index), "band"]
    if len(unknown):
        raise ValueError(
            f"bands {_few(unknown.unique())} of labels are not in band_sizes, which has {list(band_sizes.index)}."
        )
    by_band = answer.groupby(labels["band"].astype(object))
    count = pd.DataFrame({"yes": by_band.sum(), "seen": by_band.size(), "told": by_band.count()})
    count = count.reindex(band_sizes.index.astype(object), fill_value=0)
    size = band_sizes.to_numpy(dtype=float)
    for wrong, what in (
        ((count["seen"] == 0) & (size > 0), "have links but none was reviewed. Review some of each, or join bands"),
        (count["seen"] > size, "have more links reviewed than band_sizes says. Count the links again, each once"),
    ):
        if wrong.any():
            raise ValueError(f"bands {_few(count.index[wrong])} {what}.")
    if not size.sum():
        return pd.Series(
            dict.fromkeys(("estimate", "low", "high", "sampled", "undecided", "if_false", "if_true"), np.nan)
        )
    yes, seen, told = (count[name].to_numpy(dtype=float)[size > 0] for name in ("yes", "seen", "told"))
    size = size[size > 0]
    undecided = seen - told
    if_false, low, high = _stratified(yes, seen, size, level)
    if_true = if_false
    if undecided.any():
        if_true, _, high = _stratified(yes + undecided, seen, size, level)
    return pd.Series(
        {
            "estimate": (size * yes / _nan_for_0(told)).sum() / size.sum(),
            "low": low,
            "high": high,
            "sampled": int(seen.sum()),
            "undecided": int(undecided.sum()),
            "if_false": if_false,
            "if_true": if_true,
        },
        dtype=object,
    ).infer_objects()


def _stratified(yes: np.ndarray, seen: np.ndarray, size: np.ndarray, level: float) -> tuple[float, float, float]:
    """Return a stratified sample's share and its interval."""
    share, weight = yes / seen, size / size.sum()
    whole = seen == size  # nothing of these is left to chance
    worth = np.where(whole, 1, seen * (size - 1) / np.where(whole, 1, size - seen))  # finite population correction
    smooth = np.where(whole, share, (share * worth + 1) / (worth + 2))
    centre, spread = (weight * share).sum(), (weight**2 * np.where(whole, 0, smooth * (1 - smooth) / worth)).sum()
    if not spread:
        return centre, centre, centre
    middle = (weight * smooth).sum()
    effective = middle * (1 - middle) / spread
    return centre, *wilson(centre * effective, effective, level)


def corrected_rate(
    observed: float | np.ndarray | pd.Series,
    sensitivity: float | np.ndarray | pd.Series,
    specificity: float | np.ndarray | pd.Series,
) -> float | np.ndarray | pd.Series:
    """Return the rate that, seen through these errors, gives the rate observed (Rogan & Gladen, 1978).

    Parameters
    ----------
    observed : number, array or Series
        The share of people seen to have the outcome in the linked data.
    sensitivity : number, array or Series
        The share of those with the outcome that are seen to have it: what missed matches lower.
    specificity : number, array or Series
        The share of those without it that are seen without it: what false matches lower.

    Returns
    -------
    number, array or Series
        ``(observed + specificity - 1) / (sensitivity + specificity - 1)``.
        It is not cut off at 0 and 1: a value outside says that the error rates do not fit the observed rate.

    Raises
    ------
    ValueError
        If sensitivity and specificity together are 1 or less, when the data say nothing about the outcome, or if
        anything given is not between 0 and 1.
    """
    for name, value in (("observed", observed), ("sensitivity", sensitivity), ("specificity", specificity)):
        if np.any(np.less(value, 0)) or np.any(np.greater(value, 1)):
            raise ValueError(
                f"{name} is {_shown(value)}; a share between 0 and 1 was expected. Divide percentages by 100."
            )
    if np.any(np.less_equal(np.add(sensitivity, specificity), 1)):
        raise ValueError(
            f"sensitivity {_shown(sensitivity)} and specificity {_shown(specificity)}: a sum above 1 was expected. "
            "At 1 or below, the outcome is seen no more often in those who have it. Is one given as an error rate?"
        )
    return (observed + specificity - 1) / (sensitivity + specificity - 1)


def _pairs(pairs: pd.MultiIndex, name: str) -> pd.MultiIndex:
    """Return the pairs; raise where they are not pairs, each once."""
    if not isinstance(pairs, pd.MultiIndex):
        cure = f"{name}.index" if isinstance(getattr(pairs, "index", None), pd.MultiIndex) else "MultiIndex.from_tuples"
        raise TypeError(
            f"{name} is a {type(pairs).__name__}; a MultiIndex of (left record, right record) was expected. Try {cure}."
        )
    if pairs.nlevels != 2:
        raise ValueError(f"{name} has {pairs.nlevels} levels {list(pairs.names)}; two were expected, left and right.")
    if pairs.has_duplicates:
        twice = pairs[pairs.duplicated()]
        raise ValueError(
            f"{name} holds {_few(twice)} more than once; each pair once was expected. Try {name}.unique()."
        )
    return pairs


def _comparable(links: pd.MultiIndex, true_links: pd.MultiIndex, name: str = "links") -> tuple:
    """Return both; raise where they cannot be pairs of the same tables in the same order."""
    links, true_links = _pairs(links, name), _pairs(true_links, "true_links")
    names = list(links.names)
    if names[0] != names[1] and names == list(true_links.names)[::-1]:
        raise ValueError(
            f"{name} are pairs of {names}, true_links of {list(true_links.names)}; the same order was expected. "
            f"Try {name}.swaplevel()."
        )
    if None in names or len(set(_tables(links))) == 1:
        turned = links[links.swaplevel().isin(true_links) & ~links.isin(true_links)]
        if len(turned):
            raise ValueError(
                f"{name} hold {_few(turned)}, which true_links have the other way round; the same order was expected. "
                "Within one table, sort each pair of both: pairs.map(lambda pair: tuple(sorted(pair))). "
                "Of two tables, give the levels different names: pairs.set_names(['left_id', 'right_id'])."
            )
    return links, true_links


def _tables(pairs: pd.MultiIndex) -> tuple[str, str]:
    """Return the names of the two tables that the pairs are of, the same one twice for pairs within a table."""
    left, right = ("left" if pairs.names[0] is None else str(pairs.names[0])), str(pairs.names[1] or "right")
    if {left[-2:], right[-2:]} == {"_1", "_2"} and left[:-2] == right[:-2]:
        left = right = left[:-2]
    short = left.removesuffix("_id"), right.removesuffix("_id")
    return short if all(short) else (left, right)


def _level(group: pd.Series, pairs: pd.MultiIndex) -> int:
    """Return the level of the pairs that a group is of."""
    if not isinstance(group, pd.Series):
        raise TypeError(f"group is a {type(group).__name__}; a Series by record was expected, such as schools['sex'].")
    names = list(pairs.names)
    if names.count(group.index.name) != 1 or group.index.name is None:
        raise ValueError(
            f"the index of group is named {group.index.name!r}; one level of the pairs, {names}, was expected. "
            f"Try group.rename_axis({names[0]!r})."
        )
    return names.index(group.index.name)


def _covers(group: pd.Series, level: int, *pairs: pd.MultiIndex) -> None:
    """Raise unless the group tells of each record in the pairs, once."""
    if not group.index.is_unique:
        raise ValueError(
            f"group tells of {_few(group.index[group.index.duplicated()])} more than once; once was expected."
        )
    for some in pairs:
        records = some.get_level_values(level)
        strange = records[~records.isin(group.index)]
        if len(strange):
            raise ValueError(
                f"group says nothing of {_few(strange.unique())}, which are in the pairs. "
                "Give the column of the whole table, before any rows were dropped."
            )


def _nan_for_0(total: float | np.ndarray | pd.Series) -> float | np.ndarray | pd.Series:
    """Return the totals with NaN for 0, so that a share of nothing is NaN."""
    if isinstance(total, pd.Series):
        return total.astype(float).mask(total == 0)
    total = np.where(np.equal(total, 0), np.nan, np.asarray(total, dtype=float))
    return total if total.ndim else float(total)


def _between_0_and_1(value: float, name: str) -> None:
    if not 0 < value < 1:
        raise ValueError(f"{name} is {value!r}; a share between 0 and 1 was expected, such as 0.95.")


def _few(values: Iterable) -> str:
    """Return the first few values and how many more there are."""
    values = list(values)
    more = f" and {len(values) - 3:,} more" if len(values) > 3 else ""
    return ", ".join(map(str, values[:3])) + more


def _shown(value: float | np.ndarray | pd.Series) -> str:
    return str(value) if np.ndim(value) == 0 else str(np.asarray(value).tolist()[:5])
