"""Reads a town's folder, CSV or Parquet, block by block, and says which files are not as they were written.

Only files that a town has are ever opened, whatever its description names.
"""

from __future__ import annotations

import hashlib
import json
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from ..errors import CourseError
from . import LARGEST, SMALLEST
from .blocks import RECORDS
from .describe import DESCRIPTION, EFFECTS
from .stream import CHUNK, FORMATS, Order
from .tabular import MAPS, TYPES, dictionary, fields

READ = 1 << 18  #: bytes of a CSV file read at a time; some twenty files are open at once
MOST_ROWS = 10 * RECORDS  #: rows that one block of a table may have


@dataclass
class Listed:
    """A table as the description lists it: its files with bytes and hash, rows of each block, and options."""

    files: list[dict]
    rows: list[int]
    options: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Described:
    """A town's description as read: what was ordered, every table that it lists rightly, and what is wrong in it."""

    order: Order
    version: str
    tables: dict[str, Listed]
    wrong: list[str]


# --- The description ------------------------------------------------------------------------------------------------


def described(folder: Path) -> Described:
    """Read a town's description.

    Raises
    ------
    CourseError
        When it cannot be read at all.
    """
    try:
        told = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        order = Order(told["people"], told["seed"], told["format"], told["block_size"])
        resources = {entry["name"]: entry for entry in told["resources"]}
        _believable(order)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        why = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise CourseError(
            f"{DESCRIPTION}: cannot be read ({why}); make the folder again with `masterclass data make`"
        ) from error
    wrong, tables = [], {}
    for name in (*dictionary(), EFFECTS):
        listed = "truth-effects" if name == EFFECTS else name.replace("/", "-")
        entry, path = resources.pop(listed, None), EFFECTS if name == EFFECTS else order.path(name)
        if entry is None:
            wrong.append(f"{path}: missing from {DESCRIPTION}")
            continue
        try:
            tables[name] = _listed(order, name, path, entry)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            wrong.append(f"{DESCRIPTION}, {listed}: {str(error)[:200]}")
    wrong += [f"{DESCRIPTION} lists {name!r:.80}, which no town has: not opened" for name in resources]
    return Described(order, str(told.get("version")), tables, wrong)


def _believable(order: Order) -> None:
    whole = all(type(number) is int for number in (order.people, order.seed, order.block_size))
    if not whole or order.form not in FORMATS or order.seed < 0 or order.block_size < SMALLEST:
        raise ValueError(f"people, seed, format or block_size is not one of ours: {order}")
    if not SMALLEST <= order.people <= LARGEST:
        raise ValueError(f"people {order.people}, expected {SMALLEST} to {LARGEST:,}")


def _listed(order: Order, name: str, path: str, entry: dict) -> Listed:
    split = name != EFFECTS and not order.joined(name) and len(order.sizes) > 1
    expected = [f"{path}/part-{k:05d}.parquet" for k in range(len(order.sizes))] if split else [path]
    files = entry["parts"] if split else [{k: entry[k] for k in ("path", "bytes", "hash")}]
    paths = [part["path"] for part in files]
    if paths != expected:
        odd = next((p for p, e in zip(paths, expected, strict=False) if p != e), f"{len(paths)} parts")
        raise ValueError(f"names {odd!r:.120}, expected {path} alone; not opened")
    if any(type(part["bytes"]) is not int or type(part["hash"]) is not str for part in files):
        raise ValueError("bytes or hash is not as it was written")
    if name == EFFECTS:
        return Listed(files, [])
    rows = entry["block_rows"]
    if (
        len(rows) != len(order.sizes)
        or any(type(n) is not int or not 0 <= n <= MOST_ROWS for n in rows)
        or sum(rows) != entry.get("rows", sum(rows))
    ):
        raise ValueError("rows and block_rows do not agree")
    options = {}
    for column in entry.get("schema", {}).get("fields", []):
        if enum := column.get("constraints", {}).get("enum"):
            options[str(column["name"])] = [str(value) for value in enum]
    return Listed(files, rows, options)


# --- Files ----------------------------------------------------------------------------------------------------------


def damaged(folder: Path, told: Described) -> dict[str, list[str]]:
    """Return what is wrong with each file that is missing, outside the folder, or not as it was written."""
    found = {}
    for listed in told.tables.values():
        for part in listed.files:
            wrong = _file(folder, part)
            if wrong:
                found[part["path"]] = wrong
    return found


def _file(folder: Path, part: dict) -> list[str]:
    file = folder / part["path"]
    if not file.is_file():
        return [": the file is missing"]
    if not file.resolve().is_relative_to(folder.resolve()):
        return [": leads outside the folder; not opened"]
    digest, size, decode = hashlib.sha256(), 0, getincrementaldecoder("utf-8")()
    try:
        with file.open("rb") as content:
            while chunk := content.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                if decode and file.suffix != ".parquet" and not _decodes(decode, chunk):
                    decode = None
        if decode and f"sha256:{digest.hexdigest()}" == part["hash"]:
            return []
        problem = ": its content is not what was written (checksum)"
        if size < part["bytes"]:
            problem += f"; it is {many(part['bytes'] - size, 'byte')} short" + (_CUT if _is_cut(file, size) else "")
        if file.suffix != ".parquet":
            problem += _encoding(file)
    except OSError as error:
        return [f": cannot be read ({error.strerror or error})"]
    return [problem]


def _decodes(decoder: IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


_CUT = ", perhaps cut off"


def _is_cut(file: Path, size: int) -> bool:
    """Return whether a file lacks the end that files of its kind have."""
    end = b"PAR1" if file.suffix == ".parquet" else b"\n"
    with file.open("rb") as content:
        content.seek(max(size - len(end), 0))
        return content.read() != end


def many(number: int, what: str) -> str:
    """Return a number with its noun, in the plural unless it is one."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _encoding(file: Path) -> str:
    told = ""
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if number == 1 and line.startswith(b"\xef\xbb\xbf"):
                told += "; it begins with a byte order mark, as spreadsheets write: expected plain UTF-8"
            if number == 1 and line.endswith(b"\r\n"):
                told += "; its lines end in CR LF: expected LF"
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                return f"{told}; line {number} is not UTF-8 (byte {error.start + 1} of the line)"
    return told


# --- Reading, a block at a time -------------------------------------------------------------------------------------


class Unreadable(Exception):
    """A file cannot be read further; the message says where and why."""


class CsvTable:
    """Gives a CSV file's rows as text, as many at a time as a block has."""

    def __init__(self, file: Path, name: str):
        self.path, self.columns = file, [column for column, _ in fields(name)]
        self._begun: list[pa.Table] = []
        self._odd: list[str] = []
        self._batches = self._open()

    def _open(self) -> Iterator[pa.Table]:
        from pyarrow import csv

        with self.path.open("rb") as content:
            header = content.readline(100_000).decode("utf-8", "replace").rstrip("\r\n").removeprefix("\ufeff")
        if not header:
            raise Unreadable(", line 1: is empty, expected the names of columns")
        if header.split(",") != self.columns:
            raise Unreadable(", line 1: " + _columns(header.split(","), self.columns))
        texts = dict.fromkeys(self.columns, pa.string())
        try:
            yield from map(
                lambda batch: pa.Table.from_batches([batch]),
                csv.open_csv(
                    self.path,
                    csv.ReadOptions(use_threads=False, block_size=READ, column_names=self.columns, skip_rows=1),
                    csv.ParseOptions(invalid_row_handler=self._note),
                    csv.ConvertOptions(column_types=texts, null_values=[""], strings_can_be_null=True),
                ),
            )
        except (pa.ArrowException, OSError) as error:
            if "Empty CSV" not in str(error):
                raise Unreadable(f": cannot be read ({first_line(error)})") from error

    def _note(self, row: object) -> str:
        told = f", line {row.number}: has {row.actual_columns} cells, expected {row.expected_columns}"
        self._odd.append(told + (f"{_CUT} here" if row.actual_columns < row.expected_columns else ""))
        return "skip"

    def rows(self, number: int, rows: int) -> pa.Table:
        """Return the next ``rows`` rows, those of the next block; fewer when there are no more."""
        have = sum(part.num_rows for part in self._begun)
        while have < rows and (batch := next(self._batches, None)) is not None:
            self._begun.append(batch)
            have += batch.num_rows
            if self._odd:
                raise Unreadable(self._odd[0])
        if not self._begun:
            return pa.table({column: pa.array([], pa.string()) for column in self.columns})
        whole = pa.concat_tables(self._begun)
        self._begun = [whole.slice(rows)]
        return whole.slice(0, rows).combine_chunks()

    def rest(self) -> int:
        """Return how many rows there are beyond those that were asked for."""
        return sum(part.num_rows for part in self._begun) + sum(batch.num_rows for batch in self._batches)


class ParquetTable:
    """Gives a table's Parquet parts, one a block."""

    def __init__(self, folder: Path, name: str, listed: Listed):
        self.folder, self.name, self.files = folder, name, listed.files

    def rows(self, number: int, rows: int) -> pa.Table:
        """Return the rows of one block."""
        from pyarrow import parquet

        try:
            with parquet.ParquetFile(self.folder / self.files[number]["path"]) as file:
                seen = file.schema_arrow
                columns = [column for column, _ in fields(self.name)]
                if seen.names != columns:
                    raise Unreadable(": " + _columns(seen.names, columns))
                for column, kind in fields(self.name):
                    if seen.field(column).type != TYPES[kind]:
                        raise Unreadable(
                            f", column {column}: of type {seen.field(column).type}, expected {TYPES[kind]}"
                        )
                if file.metadata.num_rows != rows:
                    raise Unreadable(f": has {file.metadata.num_rows:,} rows, expected {rows:,}")
                return file.read(use_threads=False).combine_chunks()
        except (pa.ArrowException, OSError, ValueError) as error:
            raise Unreadable(f": not a Parquet file that can be read ({first_line(error)})") from error

    def rest(self) -> int:
        """Return 0: a part has been counted when it was read."""
        return 0


class Map:
    """Gives the map's small areas, a line each, with their properties as text."""

    def __init__(self, file: Path):
        self.lines = _numbered(file)
        if "FeatureCollection" not in next(self.lines, (1, ""))[1]:
            raise Unreadable(", line 1: expected the beginning of a GeoJSON FeatureCollection")

    def rows(self, number: int, rows: int) -> pa.Table:
        """Return the properties of a block's areas."""
        found = []
        for _ in range(rows):
            line, told = next(self.lines, (0, ""))
            try:
                feature = json.loads(told.rstrip().removesuffix(","))
                ring = feature["geometry"]["coordinates"][0]
                found.append([_cell(feature["properties"][column], kind) for column, kind in fields(MAPS)])
                if ring[0] != ring[-1] or not all(0 <= x <= 6 and 54 <= y <= 62 for x, y in ring):
                    raise ValueError("its outline is open, or not in the North Sea")
            except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
                raise Unreadable(f", line {line or 'missing'}: expected a small area ({first_line(error)})") from error
        columns = zip(*found, strict=True) if found else [()] * len(fields(MAPS))
        texts = [pa.array(column, pa.string()) for column in columns]
        return pa.table(texts, names=[column for column, _ in fields(MAPS)])

    def rest(self) -> int:
        """Return how many lines there are beyond the areas and the end."""
        return max(sum(1 for _ in self.lines) - 1, 0)


def _cell(value: object, kind: str) -> str | None:
    """Return a value of the map as the text that a CSV cell would hold; what is of another type stays JSON."""
    if kind == "string":
        return value if isinstance(value, str) else None
    return json.dumps(value)


def _numbered(file: Path) -> Iterator[tuple[int, str]]:
    with file.open(encoding="utf-8") as lines:
        yield from enumerate(lines, start=1)


def _columns(seen: list[str], expected: list[str]) -> str:
    gone = [column for column in expected if column not in seen]
    new = [column for column in seen if column not in expected]
    told = [f"column {', '.join(gone)} is missing"] if gone else []
    told += [f"column {', '.join(new)[:120]} is unknown"] if new else []
    return "; ".join(told) or f"the columns are in another order: expected {', '.join(expected)}"


def first_line(error: Exception) -> str:
    """Return the first line of what an error says, short enough for a sentence."""
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
