"""Tables as files: typed columns, the bytes of CSV and Parquet, and what each column holds in a few figures."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from .blocks import TABLES

TYPES = {
    "string": pa.string(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
    "integer": pa.int64(),
    "number": pa.float64(),
}
FEW = 20  #: a text column with at most so many different values has them listed
MAPS = "areas"  #: the one entry of the dictionary that is no table but a map
NOT_UNIQUE = "truth/addresses"  # a row a stay: its person_id comes several times


@cache
def dictionary() -> dict[str, dict]:
    """Return the data dictionary's source: for each table its path, title, description and fields.

    Tables that learners see come before those of the truth. Written in columns.toml and columns-forms.toml.
    """
    found = {}
    for name in ("columns.toml", "columns-forms.toml"):
        found |= tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return dict(sorted(found.items(), key=lambda entry: entry[0].startswith("truth/")))


def fields(name: str) -> list[tuple[str, str]]:
    """Return name and type of each column of a table, in order."""
    return [(column, kind) for column, kind, *_ in dictionary()[name]["fields"]]


def constraints(name: str) -> dict[str, dict]:
    """Return what the values of each column are bound to, in the words of Table Schema: minimum, enum and so on."""
    return {column: dict(*bounds) for column, _, _, _, *bounds in dictionary()[name]["fields"]}


def key(name: str) -> str:
    """Return the column that numbers a table's rows, each number once; "" where there is none."""
    return "" if name == NOT_UNIQUE else TABLES.get(name, "")


def arrow(frame: pd.DataFrame, name: str) -> pa.Table:
    """Return a table of a town with typed columns.

    Raises
    ------
    RuntimeError
        When the town and the data dictionary disagree, which is a fault of ours.
    """
    columns = [column for column, _ in fields(name)]
    if list(frame.columns) != columns:
        raise RuntimeError(f"the dictionary and the town disagree on {name}: {columns} against {list(frame.columns)}")
    return pa.table([_typed(frame[column], kind, f"{name}.{column}") for column, kind in fields(name)], names=columns)


def _typed(values: pd.Series, kind: str, where: str) -> pa.Array:
    try:
        if kind == "date":
            return pa.array(values, pa.string(), from_pandas=True).cast(TYPES[kind])
        return pa.array(values, TYPES[kind], from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise RuntimeError(f"{where} is not of type {kind}: {error}") from error


def csv(table: pa.Table, header: bool = True) -> bytes:
    """Return a table as CSV: UTF-8, LF, missing cells empty, True and False, quotes only where a cell needs them."""
    cells = [text(column) for column in table.columns]
    body = _lines(cells)
    rows, columns = table.num_rows, table.num_columns
    plain = body.count(b",") == rows * (columns - 1) and body.count(b"\n") == rows
    if not plain or b'"' in body or b"\r" in body:
        body = _lines([_quoted(cell) for cell in cells])
    return (",".join(table.column_names) + "\n").encode() + body if header else body


def text(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """Return a column as the text that CSV holds; missing cells stay missing."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_boolean(whole.type):
        return pc.if_else(whole, "True", "False")
    return whole.cast(pa.string())


def _lines(cells: list[pa.Array]) -> bytes:
    if not len(cells[0]):
        return b""
    lines = pc.binary_join_element_wise(*cells, ",", null_handling="replace", null_replacement="")
    ended = pc.binary_join_element_wise(lines, "", "\n")  # line, separator, nothing: a line with its end
    return ended.buffers()[2].to_pybytes()  # the array's own bytes are the file


def _quoted(cell: pa.Array) -> pa.Array:
    doubled = pc.replace_substring(cell, '"', '""')
    return pc.if_else(
        pc.match_substring_regex(cell, '[,"\r\n]'), pc.binary_join_element_wise('"', doubled, '"', ""), cell
    )


def parquet(table: pa.Table, name: str) -> bytes:
    """Return a table as Parquet: zstd, text dictionary-encoded except where nearly every row has its own."""
    from pyarrow import parquet as files

    repeated = [column for column, kind in fields(name) if kind == "string" and column not in _own(name)]
    sink = pa.BufferOutputStream()
    files.write_table(table, sink, compression="zstd", use_dictionary=repeated)
    return sink.getvalue().to_pybytes()


def _own(name: str) -> set[str]:
    return {key(name), "nhs_number", "national_insurance_number", "pupil_number", "record_id", "text"}


def figures(table: pa.Table) -> dict[str, dict]:
    """Return what each column holds: missing cells, smallest, largest, the few values of a text, one example."""
    return {name: _figures(table[name].combine_chunks()) for name in table.column_names}


def _figures(column: pa.Array) -> dict:
    found = {"missing": column.null_count, "least": None, "most": None, "values": [], "example": None}
    there = column.drop_null() if column.null_count else column
    if not len(there):
        return found
    found["example"] = _plain(there[0].as_py())
    if pa.types.is_string(column.type):
        begin = pc.unique(there[:2000])
        few = pc.unique(there) if len(begin) <= FEW else begin
        found["values"] = sorted(few.to_pylist()) if len(few) <= FEW else None
    elif not pa.types.is_boolean(column.type):
        ends = pc.min_max(there)
        found["least"], found["most"] = _plain(ends["min"].as_py()), _plain(ends["max"].as_py())
    return found


def _plain(value: object) -> object:
    return value if isinstance(value, (str, bool, int, float)) else str(value)


def merged(one: dict[str, dict], two: dict[str, dict]) -> dict[str, dict]:
    """Return the figures of two parts of a table together."""
    return {name: _merged(one[name], two[name]) for name in one}


def _merged(one: dict, two: dict) -> dict:
    values = None
    if one["values"] is not None and two["values"] is not None:
        values = sorted({*one["values"], *two["values"]})
    return {
        "missing": one["missing"] + two["missing"],
        "least": min((x["least"] for x in (one, two) if x["least"] is not None), default=None),
        "most": max((x["most"] for x in (one, two) if x["most"] is not None), default=None),
        "values": values if values is not None and len(values) <= FEW else None,
        "example": one["example"] if one["example"] is not None else two["example"],
    }


def hashed(values: pa.Array) -> np.ndarray:
    """Return a 64-bit number for each text of an array: equal for equal texts, and hardly ever for others."""
    return pd.util.hash_array(values.to_numpy(zero_copy_only=False), categorize=False)
