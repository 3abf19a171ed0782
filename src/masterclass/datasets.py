"""Loads Northmere's tables for notebooks and exercises: the cohort's own beside the notebook, else the course's."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pandas as pd

from .errors import CourseError
from .population import ABOUT_PEOPLE, FORMS, SOURCES, TABLES, TRUTHS, pair_up
from .population.blocks import NUMBERS
from .population.package import dictionary

BESIDE = Path("data")


def load(name: str) -> pd.DataFrame:
    """Return one department's records, or another form of data.

    Parameters
    ----------
    name : str
        A department (``"schools"``, ``"earnings"``, ``"health"``, ``"benefits"``, ``"housing"``, ``"justice"``) or a
        form (``"census"``, ``"survey"``, ``"footfall"``, ``"spending"``, ``"casenotes"``, ``"address_register"``);
        columns are in the data dictionary.

    Returns
    -------
    pandas.DataFrame
        One row a record, indexed by record id (``schools_id`` and so on) where records have one.
        Text columns are text, dates too (year-month-day); missing values are NaN.

    Raises
    ------
    CourseError
        When there is no such table.
    """
    if name not in (*SOURCES, *FORMS):
        raise CourseError(f"there is no table called {name!r}: expected one of {', '.join([*SOURCES, *FORMS])}")
    return _read(name)


def load_truth(name: str) -> pd.DataFrame | pd.Series:
    """Return the truth, for lessons that teach with it.

    With the name of a department, ``"census"`` or ``"survey"``: the person behind each of its records (a Series,
    record id to ``person_id``). With ``"people"``, ``"addresses"``, ``"records"``, ``"errors"``, ``"facts"`` (of case
    notes), ``"outages"`` (of sensors) or ``"spending"`` (of everybody): that table.
    """
    if name in TRUTHS:
        return _read(f"truth/{name}")
    if name not in ABOUT_PEOPLE:
        raise CourseError(f"there is no truth called {name!r}: expected one of {', '.join([*ABOUT_PEOPLE, *TRUTHS])}")
    records = _read("truth/records")
    mine = records[records["table"] == name]
    return pd.Series(
        mine["person_id"].to_numpy(), index=pd.Index(mine["record_id"], name=f"{name}_id"), name="person_id"
    )


def true_links(left: str, right: str) -> pd.MultiIndex:
    """Return all pairs of record ids, one from each table, that are about the same person."""
    return pair_up(load_truth(left), load_truth(right))


def companions() -> pd.DataFrame:
    """Return the four pairs that the course follows from notebook to notebook, each the first that fits its story best.

    Returns
    -------
    pandas.DataFrame
        Indexed by label; columns ``schools_id, earnings_id, name_at_school, name_on_payroll, one_person``.
        ``renamed`` (Charlotte, where the town has one) changed her surname and moved; ``respelt`` has one first name in
        two spellings; ``swapped`` has first name and surname in each other's place: each of these is one person.
        ``twins`` are two people with one surname, one date of birth and one home.
    """
    tables = {"schools": load("schools"), "earnings": load("earnings")}
    pupils, earners = (_plain(table).reset_index() for table in tables.values())
    links, errors = true_links("schools", "earnings"), load_truth("errors")
    respelt = errors["column"].eq("first_name") & errors["kind"].isin(["phonetic", "transliteration"])

    one = links.to_frame(index=False).merge(pupils).merge(earners, on="earnings_id", suffixes=("", "_2"))
    same = {
        name: one[name] == one[f"{name}_2"] for name in ("first_name", "surname", "sex", "date_of_birth", "postcode")
    }
    moved = [one["postcode_2"].notna() & ~same["postcode"], same["date_of_birth"]]
    new_surname = [
        one["sex"].eq("f"),
        one["first_name"].eq("charlotte"),
        one["surname"].str[0] != one["surname_2"].str[0],
    ]
    stories = {
        "renamed": [*new_surname, same["first_name"], same["sex"], same["date_of_birth"], ~same["postcode"]],
        "respelt": [
            one["earnings_id"].isin(errors.loc[respelt, "record_id"]),
            ~same["first_name"],
            same["surname"],
            *moved,
        ],
        "swapped": [one["first_name"].eq(one["surname_2"]) & one["surname"].eq(one["first_name_2"]), *moved],
    }
    chosen = {label: links[sum(clue.astype(int) for clue in clues).idxmax()] for label, clues in stories.items()}

    home = ["surname", "postcode", "date_of_birth"]
    alike = pupils.dropna(subset=home).merge(earners.dropna(subset=home), on=home)
    chosen["twins"] = pd.MultiIndex.from_frame(alike[links.names]).difference(links)[0]
    found = pd.DataFrame.from_dict(chosen, orient="index", columns=links.names)
    for column, name, table in zip(("name_at_school", "name_on_payroll"), links.names, tables.values(), strict=True):
        records = table.loc[found[name]]
        found[column] = (records["first_name"] + " " + records["surname"]).to_numpy()
    return found.assign(one_person=pd.MultiIndex.from_frame(found[links.names]).isin(links))


def _plain(records: pd.DataFrame) -> pd.DataFrame:
    """Return what two departments share, in one way of writing."""
    shared = records[["first_name", "surname", "sex", "date_of_birth", "postcode"]]
    return shared.apply(lambda column: column.str.lower().str.replace("[^a-z0-9]", "", regex=True))


def load_areas() -> dict:
    """Return the town's small areas: a GeoJSON FeatureCollection as a dict (RFC 7946), in longitude and latitude."""
    return json.loads(_path("areas.geojson").read_text(encoding="utf-8"))


def load_effects() -> list[dict]:
    """Return the planted effects: name, size, measure, the tables that show it and how perfect linkage finds it."""
    return json.loads(_path("truth/effects.json").read_text(encoding="utf-8"))["effects"]


def home() -> Path:
    """Return the folder of the course's own copy of the data."""
    installed = Path(__file__).parent / "synthetic"
    repository = Path(__file__).parents[2] / "datasets" / "synthetic"
    return installed if installed.is_dir() else repository


def _path(file: str) -> Path:
    beside, own = BESIDE / file, home() / file
    path = beside if beside.is_file() else own
    if not path.is_file():
        raise CourseError(f"{path} is missing: install the course again, or draw the data with `masterclass data make`")
    return path


def _read(name: str) -> pd.DataFrame:
    path = _path(dictionary()[name]["path"]).absolute()
    about = path.stat()
    return _parsed(name, path, about.st_mtime_ns, about.st_size).copy()


@lru_cache(maxsize=32)
def _parsed(name: str, path: Path, changed: int, size: int) -> pd.DataFrame:
    """Read a table once for as long as its file stays as it is."""
    entry = dictionary()[name]
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    for column, kind, *_ in entry["fields"]:
        if kind == "boolean":
            frame[column] = frame[column] == "True"
        elif kind == "number":
            frame[column] = frame[column].astype(float)
        elif kind == "integer":
            numbers = pd.to_numeric(frame[column])
            frame[column] = numbers.astype("Int64") if numbers.isna().any() or column in NUMBERS else numbers
    return frame.set_index(TABLES[name]) if TABLES[name] else frame
