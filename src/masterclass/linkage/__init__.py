"""The little the course adds to recordlinkage and Splink: fast comparators, evaluation with intervals, pictures.

``linkage.pictures`` draws; it is loaded when first asked for, since Matplotlib takes longer than all the rest.
"""

from __future__ import annotations

import importlib

from masterclass.linkage.comparators import NOT_RECORDED, Damerau, JaroWinkler, Levenshtein, compare
from masterclass.linkage.evaluation import (
    cluster_quality,
    clusters,
    corrected_rate,
    pairs_kept,
    precision_from_sample,
    quality,
    quality_by,
    threshold_curve,
    wilson,
)

__all__ = [
    "NOT_RECORDED",
    "Damerau",
    "JaroWinkler",
    "Levenshtein",
    "cluster_quality",
    "clusters",
    "compare",
    "corrected_rate",
    "pairs_kept",
    "pictures",
    "precision_from_sample",
    "quality",
    "quality_by",
    "threshold_curve",
    "wilson",
]


def __getattr__(name: str) -> object:
    if name == "pictures":
        return importlib.import_module("masterclass.linkage.pictures")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
