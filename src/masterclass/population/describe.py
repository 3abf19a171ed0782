"""A town's description of itself: datapackage.json (Frictionless Data Package) and README.md, the data dictionary."""

from __future__ import annotations

from .. import __version__
from .blocks import BLOCK, RECORDS
from .identifiers import pool
from .stream import Order, Written
from .tabular import MAPS, constraints, dictionary, key

DESCRIPTION = "datapackage.json"
EFFECTS = "truth/effects.json"
FIRST_DAY, LAST_DAY = "1900-01-01", "2026-06-30"  #: no date in any table lies outside
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "geojson": "application/geo+json"}
WORDS = {"string": "text", "date": "date", "boolean": "True or False", "integer": "whole number", "number": "number"}
ABOUT_EFFECTS = {
    "name": "truth-effects",
    "path": EFFECTS,
    "title": "Truth: planted effects",
    "description": "What was planted, how large it is, and how a perfect linkage finds it.",
    "format": "json",
    "mediatype": "application/json",
    "encoding": "utf-8",
}


def package(order: Order, tables: dict[str, Written], effects: dict) -> dict:
    """Return the content of datapackage.json.

    Parameters
    ----------
    order : Order
        What was asked for.
    tables : dict of str to Written
        Each table as written, the map too.
    effects : dict
        Bytes and hash of truth/effects.json.
    """
    return {
        "name": "northmere",
        "title": "Northmere: a made-up town and its departments' records",
        "description": f"Drawn from seed {order.seed} with {order.people:,} people. Nobody in it is real.",
        "version": __version__,
        "people": order.people,
        "seed": order.seed,
        "blocks": len(order.sizes),
        "block_size": order.block_size,
        "format": order.form,
        "licenses": [LICENCE],
        "resources": [*(_resource(name, order, tables[name]) for name in dictionary()), {**ABOUT_EFFECTS, **effects}],
    }


def _resource(name: str, order: Order, table: Written) -> dict:
    entry, parts = dictionary()[name], table.files
    kind = "geojson" if name == MAPS else order.form
    found = {
        "name": name.replace("/", "-"),
        "path": parts[0]["path"] if len(parts) == 1 else [part["path"] for part in parts],
        "title": entry["title"],
        "description": entry["description"],
        "format": kind,
        "mediatype": MEDIA[kind],
    }
    if kind != "parquet":
        found["encoding"] = "utf-8"
    found |= {"block_rows": table.rows, "bytes": sum(part["bytes"] for part in parts)}
    found |= {"hash": parts[0]["hash"]} if len(parts) == 1 else {"parts": parts}
    if name != MAPS:
        found["rows"] = sum(table.rows)
        found["schema"] = _schema(name, order, table)
    return found


def _schema(name: str, order: Order, table: Written) -> dict:
    found, bounds = [], constraints(name)
    for column, kind, holds, wrong, *_ in dictionary()[name]["fields"]:
        told = " ".join(filter(None, [holds + ".", wrong and f"How it goes wrong: {wrong}."]))
        field: dict = {"name": column, "type": kind, "description": told}
        if kind == "boolean" and order.form == "csv":
            field.update(trueValues=["True"], falseValues=["False"])
        if column == key(name):
            field["constraints"] = {"required": True, "unique": True}
        elif kind == "date":
            field["constraints"] = {"minimum": FIRST_DAY, "maximum": LAST_DAY}
        elif bounds[column]:
            field["constraints"] = bounds[column]
        elif options := _options(column, table.figures[column], sum(table.rows)):
            field["constraints"] = {"enum": options}
        found.append(field)
    return {"fields": found, **({"primaryKey": [key(name)]} if key(name) else {})}


def _options(column: str, found: dict, rows: int) -> list[str]:
    """Return the values of a text column that has few; in a small table, few may be mere chance."""
    values = [] if column.endswith("_id") else found["values"] or []
    return values if len(values) * 10 <= rows else []


def describe(order: Order, tables: dict[str, Written]) -> str:
    """Return the data dictionary as Markdown: how the town was made, and every table with its columns."""
    told = {"seed": order.seed, "people": order.people, "first": FIRST_DAY, "last": LAST_DAY}
    told |= {"block": BLOCK, "records": RECORDS, **{kind: BLOCK * pool(kind) for kind in ("nhs", "nino")}}
    lines = [_INTRODUCTION.format(**told).strip(), ""]
    for name in dictionary():
        lines += _section(name, order, tables[name])
    lines += [
        f"## {ABOUT_EFFECTS['title']}",
        "",
        f"`{EFFECTS}`. {ABOUT_EFFECTS['description']}",
        "Compare your answer with it, from a perfect linkage, a good one, a poor one and a biased one.",
        "",
    ]
    return "\n".join(lines)


def _section(name: str, order: Order, table: Written) -> list[str]:
    entry, rows, bounds = dictionary()[name], sum(table.rows), constraints(name)
    path = order.path(name) + ("" if len(table.files) == 1 else "/")
    lines = [f"## {entry['title']}", "", f"`{path}`, {rows:,} {'areas' if name == MAPS else 'rows'}."]
    lines += [entry["description"], "", "| Column | What it holds |", "|---|---|"]
    for column, kind, holds, wrong, *_ in entry["fields"]:
        told = [f"{holds}."]
        if wrong:
            told.append(_wrong(wrong))
        if "minimum" in bounds[column]:
            told.append("Allowed: {} to {}.".format(*(_number(bounds[column][k]) for k in ("minimum", "maximum"))))
        told += _figures(column, kind, table.figures[column], rows, holds)
        shown = column.replace("_", "_<wbr>")  # where a phone may break it
        lines.append(f"| <code>{shown}</code><br>{WORDS[kind]} | {' '.join(told)} |".replace("\n", " "))
    return [*lines, ""]


def _wrong(wrong: str) -> str:
    """Return what a learner must know about a column: said as a fault only when it is one."""
    return f"{wrong}." if wrong.startswith(_NO_FAULT) else f"*Goes wrong:* {wrong[0].lower()}{wrong[1:]}."


_NO_FAULT = (
    "No errors",
    "Tells nothing",
    "Only ",
    "As the ",
    "Empty",
    "Exact",
    "A lot",
    "Half ",
    "Districts",
    "One in",
)


def _figures(column: str, kind: str, found: dict, rows: int, holds: str) -> list[str]:
    told = []
    if found["least"] is not None:
        told.append(f"From {_number(found['least'])} to {_number(found['most'])}.")
    elif any(value not in holds for value in _options(column, found, rows)):
        told.append(f"One of: {', '.join(found['values'])}.")
    told.append(_missing(found["missing"], rows))
    if found["example"] is not None and kind != "boolean":
        told.append(f"Example: `{str(found['example']).replace('|', chr(92) + '|')}`.")
    return [sentence for sentence in told if sentence]


def _missing(missing: int, rows: int) -> str:
    if not missing:
        return ""
    share = f"{missing / rows:.1%}"
    return f"*Missing:* {'under 0.1%' if share == '0.0%' else share}."


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


_INTRODUCTION = """
## What this is

Northmere is a made-up town.
A program drew its {people:,} people and all that is written about them from one number, the seed {seed}.
Nobody in them is real.
The identifiers cannot be real either: NHS-style numbers start with 999, National Insurance numbers with QQ, and pupil
numbers name area 000. No letter is delivered to its postcodes, and its map lies in the North Sea.

Use it to learn, and to test methods.

**Do not use it** to say anything about real places or real groups, to train a model that decides about people, or to
claim how well a method works on real data: try it there.
Real data are worse, in ways nobody planted.

## How it was made

1. **People.** Families and households were drawn by age, sex and community; then births, deaths, partnerships,
   separations, moves and migration until 30 June 2026.
2. **Departments.** Each sees some people on some days, never all: each table below says who is absent.
3. **Records.** A record is what was true that day, until errors were added: typing slips, scanned letters misread,
   names written as heard, old addresses, numbers of somebody else.
   Errors cluster in careless records, and copied records carry them on.
4. **Truth.** The tables called *truth* say who is who and what went wrong. Real linkage has no such tables.

First names and surnames come from lists that we wrote by hand (`names.toml`), by community, sex and decade of birth.
How common each is follows a curve: the commonest surname is held by about 1 person in 90.
Rates stand in `rates.toml`, `errors.toml` and `forms.toml`, each with its source, or marked as assumed.
All these files are in `src/masterclass/population`.

## Larger towns

A town is drawn in districts of {block:,} people, each on its own.

- **Numbers and order.** In towns of more than {block:,} people, the number and the order of rows tell the district of
  {block:,} people, never the person. A record's number divided by {records:,} gives its district, in every table;
  areas, sensors and census forms are numbered district by district too. Within a district, people, records and notes
  stand and are numbered in random order.
- **Identifiers that begin again.** From {nhs:,} people on, NHS-style numbers are used up and begin again with a suffix,
  as 999 123 4567-1; National Insurance numbers do from {nino:,} people on. With its suffix, each is still one
  person's alone; cut it off, and people of different districts share a number.

## How to read the tables

"Missing" is the share of rows whose cell is empty; "allowed" is what `masterclass data check` lets pass.
No date lies before {first} or after {last}.
This page and every file here are written by `masterclass data make`; edit none of them by hand.
"""
