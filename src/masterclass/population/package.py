"""Writes a town as CSV with a Frictionless data package and a data dictionary, and checks such a folder."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path

import pandas as pd

from .. import __version__
from ..errors import CourseError
from . import SOURCES, TRUTHS, Town, draw

DESCRIPTION = "datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


@cache
def dictionary() -> dict:
    """Return the data dictionary's source, columns.toml: tables with path, title, description and fields."""
    return tomllib.loads(resources.files(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))


def tables(town: Town) -> dict[str, pd.DataFrame]:
    """Return every table of a town by its name in the dictionary, with the index as a column."""
    found = {name: town.load(name).reset_index() for name in SOURCES}
    for name in TRUTHS:
        frame = town.load_truth(name)
        found[f"truth/{name}"] = frame.reset_index() if frame.index.name else frame
    return found


def write(town: Town, folder: Path) -> bool:
    """Write a town to a folder; nothing is left half-written.

    The files are made in a folder beside it, which then takes its place.
    A folder that already holds the same bytes is left alone.

    Returns
    -------
    bool
        Whether anything changed.

    Raises
    ------
    CourseError
        When the folder cannot be written, or holds something else.
    """
    folder = Path(folder).absolute()
    if folder.exists() and not folder.is_dir():
        raise CourseError(f"{folder} is a file: expected a folder, or a name that is free")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / DESCRIPTION).exists():
        raise CourseError(
            f"{folder} holds other files and no {DESCRIPTION}: choose an empty or a new folder with --out"
        )
    new = folder.parent / f".{folder.name}.part-{os.getpid()}"
    try:
        new.mkdir(parents=True)
        _write_files(town, new)
        if folder.is_dir() and _same(folder, new):
            return False
        _put(new, folder)
        return True
    except OSError as error:
        raise CourseError(f"{folder} cannot be written ({error.strerror}): choose another folder with --out") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _write_files(town: Town, folder: Path) -> None:
    (folder / "truth").mkdir()
    frames, listed = tables(town), []
    for name, frame in frames.items():
        entry = dictionary()[name]
        columns = [field[0] for field in entry["fields"]]
        if list(frame.columns) != columns:
            raise RuntimeError(f"columns.toml and the town disagree on {name}: {list(frame.columns)} against {columns}")
        path = folder / entry["path"]
        frame.to_csv(path, index=False, lineterminator="\n")
        listed.append(_resource(name, entry, path))
    package = {
        "name": "northmere",
        "title": "Northmere: a made-up town and its departments' records",
        "description": f"Drawn from seed {town.seed} with {town.people:,} people. Nobody in it is real.",
        "version": __version__,
        "people": town.people,
        "seed": town.seed,
        "licenses": [LICENCE],
        "resources": listed,
    }
    (folder / DESCRIPTION).write_text(json.dumps(package, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(describe(town, frames), encoding="utf-8")


def _resource(name: str, entry: dict, path: Path) -> dict:
    fields = [
        {
            "name": column,
            "type": kind,
            "description": " ".join(filter(None, [holds + ".", wrong and f"How it goes wrong: {wrong}."])),
        }
        for column, kind, holds, wrong in entry["fields"]
    ]
    for field in fields:
        if field["type"] == "boolean":
            field.update(trueValues=["True"], falseValues=["False"])
    schema = {"fields": fields}
    key = entry["fields"][0][0]
    if key.endswith("_id") and name != "truth/addresses":
        schema["primaryKey"] = [key]
        fields[0]["constraints"] = {"required": True, "unique": True}
    content = path.read_bytes()
    return {
        "name": name.replace("/", "-"),
        "path": entry["path"],
        "title": entry["title"],
        "description": entry["description"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "schema": schema,
    }


def describe(town: Town, frames: dict[str, pd.DataFrame]) -> str:
    """Return the data dictionary as Markdown, with the share missing and an example for every column."""
    lines = [
        "## What this is",
        "",
        "Northmere is a made-up town.",
        f"A program drew its people and records from one number, the seed {town.seed}; nobody in them is real.",
        "The identifiers cannot be real either: NHS-style numbers start with 999, National Insurance numbers with QQ, "
        "pupil numbers name area 000, and no letter is delivered to postcode area NX.",
        "",
        "Use it to learn and to test methods.",
        "Do not use it to say anything about real places or real groups.",
        "The rates at which its records go wrong are ours: `src/masterclass/population/rates.toml` gives each with its "
        "source, or says that it is assumed.",
        "",
        "This page and every file here are written by `masterclass data make`; edit none of them by hand.",
        "",
    ]
    for name, frame in frames.items():
        entry = dictionary()[name]
        lines += [
            f"## {entry['title']}",
            "",
            f"`{entry['path']}`, {len(frame):,} rows.",
            entry["description"],
            "",
        ]
        lines += [
            "| Column | Type | What it holds | How it goes wrong | Missing | Example |",
            "|---|---|---|---|---|---|",
        ]
        for column, kind, holds, wrong in entry["fields"]:
            values = frame[column].dropna()
            example = f"`{values.iloc[0]}`" if len(values) else ""
            missing = f"{frame[column].isna().mean():.1%}"
            lines.append(f"| `{column}` | {kind} | {holds} | {wrong or 'Always right'} | {missing} | {example} |")
        lines.append("")
    return "\n".join(lines)


def _same(old: Path, new: Path) -> bool:
    def content(folder: Path) -> dict[str, bytes]:
        return {
            str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
        }

    return content(old) == content(new)


def _put(new: Path, folder: Path) -> None:
    """Let ``new`` take the place of ``folder``, which is kept under another name until it has."""
    old = folder.parent / f".{folder.name}.old-{os.getpid()}"
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def check(folder: Path) -> list[str]:
    """Return what is wrong with a town's folder, a sentence each; an empty list when nothing is.

    Checks the package description, every file's checksum, columns, types and keys (with frictionless), and that the
    truth covers every record and names only people there are.

    Raises
    ------
    CourseError
        When there is no town in the folder to check.
    """
    folder = Path(folder)
    if not (folder / DESCRIPTION).is_file():
        raise CourseError(f"{folder} holds no {DESCRIPTION}: expected a folder made by `masterclass data make`")
    try:
        description = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        listed = {entry["path"]: entry for entry in description["resources"]}
    except (ValueError, KeyError, TypeError) as error:
        return [f"{DESCRIPTION}: cannot be read ({error}); make the folder again with `masterclass data make`"]
    wrong = [
        f"{entry['path']}: missing from {DESCRIPTION}" for entry in dictionary().values() if entry["path"] not in listed
    ]
    for path, entry in listed.items():
        wrong += _check_file(folder, path, entry)
    return wrong or _check_schema(folder) or _check_truth(folder)


def _check_file(folder: Path, path: str, entry: dict) -> list[str]:
    file = folder / path
    if not file.is_file():
        return [f"{path}: the file is missing"]
    content = file.read_bytes()
    if "sha256:" + hashlib.sha256(content).hexdigest() == entry.get("hash"):
        return []
    problem = f"{path}: its content is not what was written (checksum)"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        problem += f"; line {content[: error.start].count(10) + 1} is not UTF-8"
    if len(content) < entry.get("bytes", 0):
        problem += f"; it is {entry['bytes'] - len(content):,} bytes short, perhaps cut off"
    return [problem]


def _check_schema(folder: Path) -> list[str]:
    from frictionless import Package

    report = Package(str(folder / DESCRIPTION)).validate()
    found = report.flatten(["title", "rowNumber", "fieldName", "message"])
    return [f"{title}: {message}" for title, _, _, message in found]


def _check_truth(folder: Path) -> list[str]:
    def column(name: str, field: str) -> set[str]:
        return set(pd.read_csv(folder / dictionary()[name]["path"], usecols=[field], dtype=str)[field])

    wrong = []
    records = pd.read_csv(folder / dictionary()["truth/records"]["path"], dtype=str)
    strangers = set(records["person_id"]) - column("truth/people", "person_id")
    if strangers:
        wrong.append(
            f"truth/records.csv: {len(strangers)} person_id are not in truth/people.csv, such as {min(strangers)}"
        )
    for name in SOURCES:
        lost = column(name, f"{name}_id") - set(records.loc[records["table"] == name, "record_id"])
        if lost:
            wrong.append(
                f"{name}.csv: {len(lost)} records have no true person in truth/records.csv, such as {min(lost)}"
            )
    return wrong


def make(people: int, seed: int, folder: Path) -> bool:
    """Draw a town and write it; see :func:`masterclass.population.draw` and :func:`write`."""
    return write(draw(people, seed), folder)
