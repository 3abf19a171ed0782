"""Loads Northmere's tables for notebooks and exercises: the cohort's own beside the notebook, else the course's."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from .errors import CourseError
from .population import SOURCES, TRUTHS, pair_up
from .population.package import dictionary

BESIDE = Path("data")


def load(name: str) -> pd.DataFrame:
    """Return one department's records.

    Parameters
    ----------
    name : str
        ``"schools"``, ``"earnings"`` or ``"health"``; columns are in the data dictionary.

    Returns
    -------
    pandas.DataFrame
        One row a record, indexed by record id (``schools_id`` and so on).
        Text columns are text, dates too (year-month-day); missing values are NaN.

    Raises
    ------
    CourseError
        When there is no such table.
    """
    if name not in SOURCES:
        raise CourseError(f"there is no table called {name!r}: expected one of {', '.join(SOURCES)}")
    return _read(name)


def load_truth(name: str) -> pd.DataFrame | pd.Series:
    """Return the truth, for lessons that teach with it.

    With a department's name: the person behind each of its records (a Series, record id to ``person_id``).
    With ``"people"``, ``"addresses"``, ``"records"`` or ``"errors"``: that table.
    """
    if name in TRUTHS:
        return _read(f"truth/{name}")
    if name not in SOURCES:
        raise CourseError(f"there is no truth called {name!r}: expected one of {', '.join([*SOURCES, *TRUTHS])}")
    records = _read("truth/records")
    mine = records[records["table"] == name]
    return pd.Series(
        mine["person_id"].to_numpy(), index=pd.Index(mine["record_id"], name=f"{name}_id"), name="person_id"
    )


def true_links(left: str, right: str) -> pd.MultiIndex:
    """Return all pairs of record ids, one from each table, that are about the same person."""
    return pair_up(load_truth(left), load_truth(right))


def home() -> Path:
    """Return the folder of the course's own copy of the data."""
    installed = Path(__file__).parent / "synthetic"
    repository = Path(__file__).parents[2] / "datasets" / "synthetic"
    return installed if installed.is_dir() else repository


def _read(name: str) -> pd.DataFrame:
    entry = dictionary()[name]
    beside, own = BESIDE / entry["path"], home() / entry["path"]
    path = beside if beside.is_file() else own
    if not path.is_file():
        raise CourseError(f"{path} is missing: install the course again, or draw the data with `masterclass data make`")
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    for column, kind, *_ in entry["fields"]:
        if kind == "boolean":
            frame[column] = frame[column] == "True"
        elif kind == "integer":
            numbers = pd.to_numeric(frame[column])
            frame[column] = numbers.astype("Int64") if numbers.isna().any() or column == "attainment" else numbers
    key = entry["fields"][0][0]
    return frame.set_index(key) if key.endswith("_id") else frame
