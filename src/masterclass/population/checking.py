"""Checks a town's folder, CSV or Parquet, block by block: what is wrong, where, what was seen and what was expected."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .. import __version__
from ..errors import CourseError
from . import ABOUT_PEOPLE, TABLES
from .blocks import LETTERS, RECORDED, RECORDS
from .circumstances import effects
from .describe import DESCRIPTION, EFFECTS, FIRST_DAY, LAST_DAY
from .forms import AREAS
from .identifiers import check_digit
from .reading import (
    CsvTable,
    Described,
    Listed,
    Map,
    ParquetTable,
    Unreadable,
    damaged,
    described,
    first_line,
    many,
)
from .tabular import MAPS, TYPES, arrow, constraints, fields, hashed, key, text

MOST = 5  #: faults of one file that are told; the rest are counted
REDRAWN = 20  #: blocks drawn again, at most, to find the cell that was edited
KINDS = {
    "date": f"a date from {FIRST_DAY} to {LAST_DAY}",
    "boolean": "True or False",
    "integer": "a whole number",
    "number": "a number",
}
#: Shapes of what is never real; anything else under these names is a fault.
SHAPES = {
    "nhs_number": (r"^999 [0-9]{3} [0-9]{4}(-[0-9]+)?$", "999 and 7 digits with a right check digit"),
    "national_insurance_number": (r"^QQ[0-9]{6}[A-D](-[0-9]+)?$", "QQ, 6 digits and a letter from A to D"),
    "pupil_number": (r"^[A-Z]000[0-9]{9}(-[0-9]+)?$", "a letter, 000 and 9 digits"),
    "uprn": (r"^999[0-9]{9}$", "12 digits that begin with 999"),
}
POSTCODES = (r"^(NX|[QVX][A-Z])[0-9]{1,2} [0-9][A-Z]{2}$", "a postcode that is never issued, such as NX1 0AA")
#: Columns besides keys whose values come once in the whole town, and keys that do not tell their block.
ONCE = {"truth/people": tuple(SHAPES)[:3], "address_register": ("uprn",)}
LOGS = (*RECORDED, "casenotes")  # tables whose mistakes are logged
ROW_LETTERS = {**LETTERS, "survey": "V", "casenotes": "N", "truth/people": "P"}
#: Columns that name a row of another table of the same block: table, column, and where it must be.
REFERENCES = (
    ("truth/addresses", "person_id", "truth/people", "person_id"),
    ("truth/records", "person_id", "truth/people", "person_id"),
    ("casenotes", "housing_id", "housing", "housing_id"),
    ("truth/facts", "casenote_id", "casenotes", "casenote_id"),
    ("survey", "area_id", MAPS, "area_id"),
    ("spending", "area_id", MAPS, "area_id"),
    ("truth/spending", "area_id", MAPS, "area_id"),
    ("address_register", "area_id", MAPS, "area_id"),
    ("truth/outages", "sensor_id", "footfall", "sensor_id"),
)
#: Columns of days, or hours, of which the second never comes before the first.
IN_ORDER = {
    "benefits": (("claim_from", "claim_until"), ("claim_from", "support_programme_from")),
    "truth/people": (
        ("date_of_birth", "arrived_on"),
        ("date_of_birth", "died_on"),
        ("arrived_on", "left_on"),
        ("surname_changed_on", "surname_changed_back_on"),
        ("homeless_from", "homeless_until"),
    ),
    "truth/outages": (("first_hour", "last_hour"),),
}


class Faults:
    """What is wrong, a sentence each; of every file only the first few are kept, the rest are counted."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self.more: dict[str, int] = {}

    def add(self, path: str, sentence: str) -> None:
        """Note a fault of a file."""
        told = self.found.setdefault(path, [])
        if len(told) < MOST:
            told.append(f"{path}{sentence}")
        else:
            self.more[path] = self.more.get(path, 0) + 1

    def enough(self, path: str) -> bool:
        """Return whether a file has so many faults that more would say nothing."""
        return self.more.get(path, 0) > 20

    def sentences(self) -> list[str]:
        """Return all sentences, file by file."""
        return [
            sentence
            for path, told in self.found.items()
            for sentence in [*told, *([f"{path}: and {self.more[path]} more"] if path in self.more else [])]
        ]


def check(folder: Path) -> list[str]:
    """Return what is wrong with a town's folder, a sentence each; an empty list when nothing is.

    Checks the description; every file's checksum, columns and types; that keys come once, numbers, dates and options
    are possible, what ends has begun and identifiers have the shape and check digit of numbers never issued; that the
    truth covers every record, names only people there are, and logs what the records hold; and that the planted
    effects are those of the program.
    Reads block by block, so that the memory it takes does not grow with the town.

    Raises
    ------
    CourseError
        When there is no town in the folder to check.
    """
    folder = Path(folder)
    if not (folder / DESCRIPTION).is_file():
        raise CourseError(f"{folder} holds no {DESCRIPTION}: expected a folder made by `masterclass data make`")
    try:
        told = described(folder)
    except CourseError as error:
        return [str(error)]
    return _Check(folder, told).run()


class _Check:
    """One check of one folder: the tables that can be read, and the faults so far."""

    def __init__(self, folder: Path, told: Described):
        self.folder, self.told, self.order = folder, told, told.order
        self.faults = Faults()
        self.line: dict[str, int] = {}
        self.tables: dict[str, CsvTable | ParquetTable | Map] = {}
        self.seen: dict[tuple[str, str], _Seen] = {}

    def run(self) -> list[str]:
        """Return every fault."""
        broken = damaged(self.folder, self.told)
        for path, wrong in broken.items():
            for sentence in wrong:
                self.faults.add(path, sentence)
        for name, listed in self.told.tables.items():
            readable = all(not _hopeless(broken.get(part["path"], [])) for part in listed.files)
            if name != EFFECTS and readable:
                self._open(name, listed)
        for number in range(len(self.order.sizes)):
            if not self.tables:
                break
            self._block(number)
        for name in list(self.tables):
            rest = self._safely(name, self.tables[name].rest)
            if rest:
                self.faults.add(self.order.path(name), f": {many(rest, 'row')} more than were written")
        self._once()
        self._effects(broken)
        self._redraw(broken)
        return self.told.wrong + self.faults.sentences()

    def _open(self, name: str, listed: Listed) -> None:
        self.line[name] = 2
        try:
            self.tables[name] = self._reader(name, listed)
        except (Unreadable, OSError, UnicodeDecodeError) as error:
            self.faults.add(self.order.path(name), str(error))

    def _reader(self, name: str, listed: Listed) -> CsvTable | ParquetTable | Map:
        path = self.folder / self.order.path(name)
        if name == MAPS:
            return Map(path)
        return CsvTable(path, name) if self.order.form == "csv" else ParquetTable(self.folder, name, listed)

    def _safely(self, name: str, read, *values):
        """Return what reading gives; a table that cannot be read is noted and given up."""
        try:
            return read(*values)
        except (Unreadable, OSError, UnicodeDecodeError) as error:
            self.faults.add(self._place(name, values[0] if values else 0), str(error))
            del self.tables[name]
            return None

    def _place(self, name: str, number: int) -> str:
        """Return the file that a block of a table is in."""
        files = self.told.tables[name].files
        return files[number]["path"] if len(files) > 1 else self.order.path(name)

    def _block(self, number: int) -> None:
        found = {}
        for name in list(self.tables):
            rows = self.told.tables[name].rows[number]
            table = self._safely(name, self.tables[name].rows, number, rows)
            if table is None:
                continue
            if table.num_rows < rows:
                lost, last = many(rows - table.num_rows, "row"), self.line[name] - 2 + table.num_rows
                self.faults.add(self._place(name, number), f": ends {lost} early, after row {last:,}")
            sheet = _Sheet(self, name, number, table)
            sheet.check()
            self.line[name] += table.num_rows
            found[name] = sheet
            if table.num_rows < rows or self.faults.enough(self._place(name, number)):
                del self.tables[name]
        for table, column, other, there in REFERENCES:
            if table in found and other in found:
                found[table].refers(column, found[other].column(there), self._place(other, number))
        self._truth(found)

    def _truth(self, found: dict[str, _Sheet]) -> None:
        """Check that the truth covers every record, and that the log says what the records hold."""
        people = {name: found[name] for name in ABOUT_PEOPLE if name in found}
        for name, tables in (("truth/records", ABOUT_PEOPLE), ("truth/errors", LOGS)):
            if name in found:
                odd = pc.invert(pc.is_in(found[name].column("table"), value_set=pa.array(tables)))
                found[name].faults(odd, "table", f"one of {', '.join(tables)}")
        if "truth/records" in found:
            records = found["truth/records"]
            for name, sheet in people.items():
                mine = records.where("table", name)
                numbers = records.column("record_id").take(mine)
                sheet.covered(numbers, records.path)
                records.only(mine, numbers, sheet)
        if "truth/errors" in found:
            log = found["truth/errors"]
            for name in LOGS:
                if name in found:
                    log.logs(found[name])
            if len(people) == len(ABOUT_PEOPLE):
                known = pa.concat_arrays([sheet.column(TABLES[name]) for name, sheet in people.items()])
                log.refers("copied_from", known, "its department's table", empty=True)

    def _once(self) -> None:
        for (name, column), seen in self.seen.items():
            again = seen.again()
            if again:
                self.faults.add(
                    self.order.path(name),
                    f", column {column}: {again:,} value{' comes' if again == 1 else 's come'} more than once",
                )

    def _effects(self, broken: dict) -> None:
        if EFFECTS not in self.told.tables or _hopeless(broken.get(EFFECTS, [])):
            return
        try:
            told = json.loads((self.folder / EFFECTS).read_text(encoding="utf-8"))
            if (told["people"], told["seed"]) != (self.order.people, self.order.seed) or not told["effects"]:
                self.faults.add(EFFECTS, f": is about another town than {DESCRIPTION}")
            elif self.told.version == __version__:
                self._planted(told["effects"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            self.faults.add(EFFECTS, f": cannot be read ({first_line(error)})")

    def _planted(self, told: list[dict]) -> None:
        """Check that the effects are those that a draw would write."""
        planted = effects()
        if len(told) != len(planted):
            self.faults.add(EFFECTS, f": holds {many(len(told), 'effect')}, expected {len(planted)}")
        for number, (seen, right) in enumerate(zip(told, planted, strict=False), start=1):
            for name in [name for name in {**right, **seen} if seen.get(name) != right.get(name)]:
                saw, expected = (f"{each.get(name, 'nothing')!r:.80}" for each in (seen, right))
                where = f", effect {number} ({right['name']}), {name}"
                self.faults.add(EFFECTS, f"{where}: saw {saw}, expected {expected}")

    def _redraw(self, broken: dict) -> None:
        """Draw again what was edited without any other trace, to say which cell it is."""
        if self.told.version != __version__:
            return
        for name in [name for name in self.tables if name != MAPS]:
            files = self.told.tables[name].files
            for number, part in enumerate(files):
                if part["path"] in broken and len(self.faults.found[part["path"]]) == 1:
                    blocks = min(len(self.order.sizes), REDRAWN)
                    self._compare(name, range(blocks) if len(files) == 1 else range(number, number + 1))

    def _compare(self, name: str, blocks: range) -> None:
        listed, line = self.told.tables[name], 2
        reader = self._reader(name, listed)
        for number in blocks:
            seen = reader.rows(number, listed.rows[number])
            drawn = arrow(self.order.block(number).table(name), name)
            if drawn.num_rows != seen.num_rows or self._differs(name, number, seen, drawn, line):
                return
            line += seen.num_rows
        if len(listed.files) > 1 or len(blocks) == len(self.order.sizes):
            self.faults.add(
                self._place(name, blocks[0]), ": holds the same values as were written, only the bytes differ"
            )

    def _differs(self, name: str, number: int, seen: pa.Table, drawn: pa.Table, line: int) -> bool:
        cells = []
        for column in drawn.column_names:
            one, two = (pc.fill_null(text(table[column]), "") for table in (seen, drawn))
            cells += [(int(row), column, one, two) for row in np.flatnonzero(pc.not_equal(one, two))]
        if len(cells) > drawn.num_rows:  # the generator has changed: nothing can be said about single cells
            return True
        for row, column, one, two in sorted(cells, key=lambda cell: cell[0])[: MOST + 1]:
            where = f", line {line + row}" if self.order.form == "csv" else f", row {row + 1}"
            self.faults.add(
                self._place(name, number),
                f"{where}, column {column}: saw {one[row].as_py()!r:.80}, expected {two[row].as_py()!r:.80} "
                f"(drawn again from seed {self.order.seed})",
            )
        return bool(cells)


def _hopeless(wrong: list[str]) -> bool:
    return any(
        word in sentence for sentence in wrong for word in ("missing", "not opened", "cannot be read", "UTF-8 (")
    )


class _Seen:
    """Remembers a column's values in a scratch file, to find those that come again anywhere in the town."""

    def __init__(self) -> None:
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as this
        self.size = 0

    def add(self, values: pa.Array) -> None:
        """Remember the values of one block."""
        self.file.write(hashed(values.drop_null()).tobytes())
        self.size += len(values) - values.null_count

    def again(self) -> int:
        """Return how many values came before; looks at a part of all values at a time."""
        self.file.flush()
        if not self.size:
            return 0
        numbers, found = np.memmap(self.file, np.uint64, "r"), 0
        parts = self.size // 2_000_000 + 1
        for part in range(parts):
            mine = np.concatenate([chunk[chunk % parts == part] for chunk in np.array_split(numbers, parts)])
            mine.sort()
            found += int((mine[1:] == mine[:-1]).sum())
        return found


class _Sheet:
    """One block of one table, typed as far as its cells allow, and what is wrong with it."""

    def __init__(self, whole: _Check, name: str, number: int, table: pa.Table):
        self.whole, self.name, self.number, self.table = whole, name, number, table
        self.path = whole._place(name, number)
        self.first = whole.line[name] if whole.order.form == "csv" or name == MAPS else 1
        self.word = "line" if whole.order.form == "csv" or name == MAPS else "row"

    def column(self, name: str) -> pa.Array:
        """Return a column in one piece."""
        column = self.table[name]
        return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column

    def fault(self, row: int, column: str, seen: object, expected: str) -> None:
        """Note a cell that is wrong."""
        saw = "an empty cell" if seen is None else f"{str(seen)!r:.80}"
        self.whole.faults.add(
            self.path, f", {self.word} {self.first + row}, column {column}: saw {saw}, expected {expected}"
        )

    def faults(self, wrong: pa.Array | np.ndarray, column: str, expected: str) -> None:
        """Note every cell of a column where ``wrong`` is true."""
        values = self.column(column)
        for row in np.flatnonzero(np.asarray(wrong)):
            self.fault(int(row), column, values[int(row)].as_py(), expected)

    def check(self) -> None:
        """Check the block by itself: types, ranges, options, order of days, identifiers and keys."""
        for column, kind in fields(self.name):
            bounds = constraints(self.name)[column]
            if "required" in bounds:
                self.faults(pc.is_null(self.column(column)), column, "a value")
            self._type(column, kind)
            self._values(column, kind, bounds)
        for first, last in IN_ORDER.get(self.name, ()):
            self._in_order(first, last)
        if number := "area_id" if self.name == MAPS else key(self.name):
            self._key(number)
        for column in ONCE.get(self.name, ()):
            self.whole.seen.setdefault((self.name, column), _Seen()).add(self.column(column))

    def _type(self, column: str, kind: str) -> None:
        values = self.column(column)
        if values.type == TYPES[kind]:
            return
        try:
            typed = _cast(values, kind)
        except pa.ArrowInvalid:
            good = np.array([value is None or _is(value, kind) for value in values.to_pylist()], bool)
            self.faults(~good, column, KINDS[kind])
            typed = _cast(pc.if_else(pa.array(good), values, pa.scalar(None, values.type)), kind)
        at = self.table.column_names.index(column)
        self.table = self.table.set_column(at, column, typed)

    def _values(self, column: str, kind: str, bounds: dict) -> None:
        values = self.column(column)
        if kind == "date":
            ends = [pa.scalar(date.fromisoformat(day), pa.date32()) for day in (FIRST_DAY, LAST_DAY)]
            self.faults(_outside(values, *ends), column, KINDS["date"])
        if "minimum" in bounds:
            least, most = bounds["minimum"], bounds["maximum"]
            self.faults(_outside(values, least, most), column, f"{KINDS[kind]} from {least:,} to {most:,}")
        options = bounds.get("enum") or self.whole.told.tables[self.name].options.get(column)
        if options and kind == "string" and column not in SHAPES:
            odd = pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=pa.array(options))))
            self.faults(
                odd, column, f"one of {', '.join(options)}" if len(options) <= 12 else "one of its listed values"
            )
        if column in SHAPES:
            self.faults(_misshapen(values, column), column, SHAPES[column][1])
        if column == "postcode" and self.name in ("truth/addresses", "address_register"):
            self.faults(_unlike(values, POSTCODES[0]), column, POSTCODES[1])

    def _in_order(self, first: str, last: str) -> None:
        begun, ended = self.column(first), self.column(last)
        for row in np.flatnonzero(pc.fill_null(pc.less(ended, begun), False)):
            since = begun[int(row)].as_py()
            self.fault(int(row), last, ended[int(row)].as_py(), f"nothing before its {first}, {str(since)!r:.80}")

    def _key(self, column: str) -> None:
        values = self.column(column)
        if self.name in ROW_LETTERS or self.name in ("casenotes", MAPS):
            letter, most = ("A", AREAS) if self.name == MAPS else (ROW_LETTERS[self.name], RECORDS)
            low = self.number * most
            numbers = _numbers(values, letter)
            outside = (numbers <= low) | (numbers > low + most)
            self.faults(outside, column, f"{letter} and a number from {low + 1:05d} to {low + most:05d}")
        first = _first(values)
        for row in np.flatnonzero(first != np.arange(len(first))):
            self.fault(
                int(row), column, values[int(row)].as_py(), f"once: it is at {self.word} {self.first + first[row]}"
            )

    # Between tables

    def where(self, column: str, value: str) -> pa.Array:
        """Return the rows that have a value in a column."""
        return pa.array(np.flatnonzero(pc.fill_null(pc.equal(self.column(column), value), False)))

    def refers(self, column: str, known: pa.Array, place: str, empty: bool = False) -> None:
        """Check that every value of a column is known in another table."""
        values = self.column(column)
        unknown = pc.invert(pc.is_in(values, value_set=known))
        if empty:
            unknown = pc.and_(unknown, pc.is_valid(values))
        self.faults(unknown, column, f"a {column} that is in {place}")

    def covered(self, numbers: pa.Array, place: str) -> None:
        """Check that every record has its line in the truth."""
        column = TABLES[self.name]
        lost = pc.invert(pc.is_in(self.column(column), value_set=numbers))
        self.faults(lost, column, f"a record that has its true person in {place}")

    def only(self, mine: pa.Array, numbers: pa.Array, other: _Sheet) -> None:
        """Check that the lines of the truth are about records there are, each once."""
        unknown = pc.invert(pc.is_in(numbers, value_set=other.column(TABLES[other.name])))
        again = _first(numbers) != np.arange(len(numbers))
        for wrong, expected in ((unknown, f"a record that is in {other.path}"), (again, "each record once")):
            for row in np.flatnonzero(np.asarray(wrong)):
                self.fault(mine[int(row)].as_py(), "record_id", numbers[int(row)].as_py(), expected)

    def logs(self, other: _Sheet) -> None:
        """Check the log of one table: its records are there, and hold what the last entry of each cell says."""
        mine = self.where("table", other.name)
        rows = mine.to_numpy()
        at = pc.index_in(self.column("record_id").take(mine), value_set=other.column(TABLES[other.name]))
        for row in rows[np.asarray(pc.is_null(at))]:
            self.fault(
                int(row), "record_id", self.column("record_id")[int(row)].as_py(), f"one that is in {other.path}"
            )
        names = self.column("column").take(mine)
        held, logged = pc.fill_null(at, -1).to_numpy(), self.column("after").take(mine)
        for column in pc.unique(names).to_pylist():
            here = np.flatnonzero(pc.equal(names, column)) if column else np.array([], int)
            if column not in other.table.column_names:
                for row in rows[here]:
                    self.fault(int(row), "column", column, f"a column of {other.path}")
                continue
            here = here[held[here] >= 0]
            _, last = np.unique(held[here][::-1], return_index=True)
            here = here[len(here) - 1 - last]
            after = _as_written(pc.fill_null(logged.take(pa.array(here)), ""), other.name, column)
            there = pc.fill_null(text(other.column(column).take(pa.array(held[here]))), "")
            for k in np.flatnonzero(pc.not_equal(after, there)):
                place = f"{other.word} {other.first + held[here[k]]}"
                told = f"{there[int(k)].as_py()!r}, which {other.path}, {place}, column {column} holds"
                self.fault(int(rows[here[k]]), "after", after[int(k)].as_py(), told)


def _as_written(values: pa.Array, name: str, column: str) -> pa.Array:
    """Return values in a department's way of writing; see the description of payroll."""
    if name == "earnings" and column in ("first_name", "surname"):
        return pc.utf8_upper(values)
    return pc.replace_substring(values, " ", "") if name == "earnings" and column == "postcode" else values


def _cast(values: pa.Array, kind: str) -> pa.Array:
    if kind == "boolean":
        odd = pc.fill_null(pc.invert(pc.is_in(values, value_set=pa.array(["True", "False"]))), False)
        if pc.any(pc.and_(odd, pc.is_valid(values))).as_py():
            raise pa.ArrowInvalid("neither True nor False")
        return pc.equal(values, "True")
    return values.cast(TYPES[kind])


def _is(value: str, kind: str) -> bool:
    try:
        _cast(pa.array([value]), kind)
    except pa.ArrowInvalid:
        return False
    return True


def _outside(values: pa.Array, least: object, most: object) -> pa.Array:
    """Return which values are there but not within the bounds; what is no number is not."""
    inside = pc.and_(pc.greater_equal(values, least), pc.less_equal(values, most))
    return pc.invert(pc.fill_null(inside, True))


def _unlike(values: pa.Array, shape: str) -> np.ndarray:
    return np.asarray(pc.fill_null(pc.invert(pc.match_substring_regex(values, shape)), False))


def _misshapen(values: pa.Array, column: str) -> np.ndarray:
    wrong = _unlike(values, SHAPES[column][0])
    if column != "nhs_number":
        return wrong
    rows = np.flatnonzero(~wrong & np.asarray(pc.is_valid(values)))
    if not len(rows):
        return wrong
    bare = pc.replace_substring(pc.utf8_slice_codeunits(values.take(pa.array(rows)), 0, 12), " ", "")
    number = bare.cast(pa.int64()).to_numpy()
    wrong[rows] = check_digit(number // 10) != number % 10
    return wrong


def _numbers(values: pa.Array, letter: str) -> np.ndarray:
    """Return the numbers behind a letter; -1 where the text is something else."""
    right = pc.fill_null(pc.match_substring_regex(values, f"^{letter}[0-9]{{5,12}}$"), False)
    bare = pc.if_else(right, pc.utf8_slice_codeunits(values, 1), "-1")
    return pc.fill_null(bare, "-1").cast(pa.int64()).to_numpy()


def _first(values: pa.Array) -> np.ndarray:
    """Return for each value the row where it first came."""
    return pc.index_in(values, value_set=values).to_numpy()
