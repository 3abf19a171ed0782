"""Read the list of learners that a trainer brings, and refuse it as a whole when a row is wrong."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from masterclass.errors import CourseError

COLUMNS = ("id", "first_name", "last_name", "email")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")


@dataclass(frozen=True)
class Learner:
    """One person on the roster; ``id`` names their folders and their rows in the gradebook."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""

    def details(self) -> dict[str, str]:
        """Return what the roster says apart from the id, as nbgrader's gradebook names it."""
        return {name: getattr(self, name) for name in COLUMNS[1:] if getattr(self, name)}


def read_roster(path: str | Path) -> list[Learner]:
    """Read a CSV with the columns of nbgrader's student import.

    Parameters
    ----------
    path : path
        Comma- or semicolon-separated text in UTF-8, with or without Excel's byte-order mark. The first line names the
        columns: ``id``, and where wanted ``first_name``, ``last_name``, ``email``. Other columns are left alone.

    Returns
    -------
    list of Learner
        In the order of the file.

    Raises
    ------
    CourseError
        Naming every wrong row by its line number; no learner is returned then.
    """
    path = Path(path)
    text, problems = _text(path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    header = _header(rows, path)
    learners: list[Learner] = []
    seen: dict[str, int] = {}
    while True:
        line = rows.line_num + 1
        try:
            fields = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            problems.append(f"line {line}: not readable as CSV ({error}); is a quotation mark missing?")
            break
        if not any(field.strip() for field in fields):
            continue
        learner, wrong = _learner(header, fields)
        first = seen.setdefault(learner.id.lower(), line)
        if learner.id and first != line:
            wrong.append(f"id {learner.id!r} was already on line {first} (capital letters do not count)")
        problems += [f"line {line}: {problem}" for problem in wrong]
        learners.append(learner)
    if problems:
        _refuse(path, problems)
    if not learners:
        raise CourseError(f"{path}: no learners, only a header. Add one line a learner and run this again.")
    return learners


def _text(path: Path) -> tuple[str, list[str]]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}: cannot read the roster ({error.strerror}).") from None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04")):
        raise CourseError(
            f"{path}: this is not plain CSV (it looks like an Excel workbook or Unicode text). "
            "In Excel choose Save As, “CSV UTF-8”, and use that file."
        )
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if not raw.strip():
        raise CourseError(f"{path}: the file is empty. Expected a first line such as: {','.join(COLUMNS)}")
    problems = []
    for number, line in enumerate(re.split(rb"\r\n|\r|\n", raw), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            problems.append(
                f"line {number}: byte 0x{line[error.start]:02x} after {line[: error.start].decode()!r} is not UTF-8; "
                "save the file as “CSV UTF-8”"
            )
    return re.sub(r"\r\n?", "\n", raw.decode("utf-8", errors="replace")), problems


def _separator(text: str) -> str:
    first = text.lstrip().partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def _header(rows, path: Path) -> list[str]:
    try:
        header = next((row for row in rows if any(field.strip() for field in row)), [])
    except csv.Error as error:
        raise CourseError(f"{path}: line 1: not readable as CSV ({error}).") from None
    names = [name.strip().lower() for name in header]
    if "id" not in names:
        raise CourseError(
            f"{path}: line 1: there is no column `id`; saw {', '.join(repr(name) for name in header[:8])}. "
            f"Expected a header such as: {','.join(COLUMNS)}"
        )
    twice = sorted({name for name in names if name in COLUMNS and names.count(name) > 1})
    if twice:
        raise CourseError(f"{path}: line 1: the column {', '.join(twice)} is there twice; keep one.")
    return names


def _learner(header: list[str], fields: list[str]) -> tuple[Learner, list[str]]:
    wrong = []
    if len(fields) > len(header):
        wrong.append(
            f"{len(fields)} fields where the header has {len(header)}; put quotation marks round a value with a comma"
        )
    values = {
        name: unicodedata.normalize("NFC", field.strip())
        for name, field in zip(header, fields, strict=False)
        if name in COLUMNS
    }
    for name, value in values.items():
        if any(unicodedata.category(letter) in ("Cc", "Zl", "Zp") for letter in value):
            wrong.append(f"{name} {value!r} holds a control character")
    learner = Learner(**{"id": "", **values})
    if not learner.id:
        wrong.append("the id is missing")
    elif not _ID.fullmatch(learner.id):
        wrong.append(
            f"id {learner.id!r} cannot name a folder; use letters A to Z, digits, and . _ @ - inside, 64 at most"
        )
    if learner.email and not _EMAIL.fullmatch(learner.email):
        wrong.append(f"{learner.email!r} is not an e-mail address")
    return learner, wrong


def _refuse(path: Path, problems: list[str]) -> None:
    problems = sorted(problems, key=lambda problem: int(re.search(r"\d+", problem)[0]))
    noun = "problem" if len(problems) == 1 else "problems"
    shown = "\n".join(f"  {problem}" for problem in problems)
    raise CourseError(f"{path}: {len(problems)} {noun}, and nothing was created. Correct and run this again.\n{shown}")
