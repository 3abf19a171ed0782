"""Write a record of learning for each learner who passed: a page and a PDF, the same bytes from the same marks."""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache, partial
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from masterclass.grading import TEMPLATES
from masterclass.grading.course import write_atomically

PAGE = "record-of-learning.html"
PDF = "record-of-learning.pdf"
MADE = "made-here.json"  # which records are ours: only these are ever removed
COURSE = "The Data Linkage Masterclass"
NOT_A_QUALIFICATION = (
    "This is a record of learning. It is not a professional qualification.",
    "The course is independent: no government department, statistics office or regulator publishes or endorses it.",
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
_LONGEST = 120
_MARGIN = 20  # mm
_POINT = 25.4 / 72  # mm
_BLACK, _GREY = (11, 12, 12), (80, 90, 95)
_MANY = 200  # from so many on, two processes write PDFs
_AT_ONCE = 500  # PDFs that are in memory together
#: What almost every record is written with; cutting the font down to it first makes a record ten times faster.
_USUAL = frozenset([*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x1E00, 0x1F00), *range(0x2010, 0x2027)])


@dataclass(frozen=True)
class Passed:
    """One exercise that a learner passed."""

    title: str
    points: str
    most: str


@dataclass(frozen=True)
class Record:
    """What one record of learning says; ``last`` is when the last of the passed exercises was handed in (UTC)."""

    learner: str
    name: str
    cohort: str
    exercises: tuple[Passed, ...]
    minutes: int
    outcomes: tuple[str, ...]
    version: str
    last: datetime | None

    @property
    def shown(self) -> str:
        """The name, or the id of somebody without one."""
        return readable(self.name, _LONGEST) or self.learner

    @property
    def hours(self) -> str:
        """How long the passed exercises are meant to take."""
        hours, minutes = divmod(self.minutes, 60)
        parts = [
            f"{number} {word}{'' if number == 1 else 's'}" for number, word in ((hours, "hour"), (minutes, "minute"))
        ]
        return " ".join(part for part in parts if not part.startswith("0 "))

    @property
    def day(self) -> str:
        """The day of the last submission."""
        return f"{self.last.day} {self.last.strftime('%B %Y')}" if self.last else "not recorded"


@dataclass(frozen=True)
class Written:
    """What :func:`write_records` did; ``nameless`` are learners whose name the PDF's font cannot write."""

    folder: Path
    learners: tuple[str, ...]
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Tell it in sentences."""
        if not (self.learners or self.removed or self.kept or self.odd):
            return []
        told = [f"Records of learning, for {_people(self.learners)} who passed: {self.folder}"]
        if self.nameless:
            told.append(
                f"The PDF has the id in place of the name of {', '.join(self.nameless)}: its font cannot write that "
                f"name. {PAGE} beside it has the name."
            )
        if self.odd:
            told.append(f"No record for {', '.join(map(repr, self.odd))}: such an id cannot name a folder.")
        if self.removed:
            told.append(f"Removed the records of {', '.join(self.removed)}, who no longer pass.")
        if self.kept:
            told.append(
                f"{', '.join(self.kept)} no longer pass, but something else is in place of their records; it was left "
                "as it is."
            )
        return told


def write_records(folder: Path, records: Iterable[Record]) -> Written:
    """Write ``<folder>/<learner>/record-of-learning.html`` and ``.pdf``; remove those made before that no longer hold.

    What is there already and would come out the same is left alone.
    """
    wanted = {record.learner: record for record in records}
    odd = tuple(sorted(learner for learner in wanted if not _ID.fullmatch(learner)))
    wanted = {learner: wanted[learner] for learner in sorted(wanted.keys() - set(odd))}
    made = _made_before(folder)
    if not wanted and not made:
        return Written(folder, (), odd=odd)
    folder.mkdir(parents=True, exist_ok=True)
    removed, kept = [], []
    for learner in sorted(made.keys() - wanted.keys()):
        (removed if _remove(folder / learner, made[learner]) else kept).append(learner)
        del made[learner]
    states = {learner: _state(record) for learner, record in wanted.items()}
    new = [
        record
        for learner, record in wanted.items()
        if made.get(learner, {}).get("state") != states[learner] or not _is_whole(folder / learner, made[learner])
    ]
    try:
        with _typesetter(len(new)) as typeset:
            for batch in (new[first : first + _AT_ONCE] for first in range(0, len(new), _AT_ONCE)):
                for record, pdf in zip(batch, typeset(batch), strict=True):
                    _write(folder / record.learner, record, pdf)
                    made[record.learner] = {"state": states[record.learner]} | _digests(folder / record.learner)
    finally:  # also when the disk is full: what was written is known to be ours
        write_atomically(folder / MADE, json.dumps(made, indent=1, sort_keys=True) + "\n")
    nameless = tuple(learner for learner, record in wanted.items() if not _is_writable(record.shown))
    return Written(folder, tuple(wanted), tuple(removed), tuple(kept), nameless, odd)


def rendered(template: str, **values: object) -> str:
    """Return one of our pages; every value is shown as text."""
    return _templates().get_template(template).render(**values)


def readable(text: str, longest: int) -> str:
    """Return a text of unknown origin on one line: nothing that steers a terminal, a page or the order of letters."""
    plain = text.isascii() and text.isprintable()
    kept = " ".join((text if plain else "".join(letter for letter in text if not _steers(letter))).split())
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"


def write_bytes_atomically(path: Path, content: bytes) -> None:
    """Write ``path`` whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)


@cache
def _templates() -> Environment:
    loader = FileSystemLoader([TEMPLATES, TEMPLATES / "feedback"])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters |= {
        "number": lambda value: f"{round(value, 2):g}",
        "percent": lambda share: f"{100 * share:.0f}%",
        "readable": readable,
    }
    return environment


def _steers(letter: str) -> bool:
    if letter.isspace():
        return False
    joins = letter in "\u200c\u200d"  # Persian and Indian names need these
    return unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") or (
        unicodedata.category(letter) == "Cf" and not joins
    )


def _people(learners: tuple[str, ...]) -> str:
    return f"{len(learners):,} learner{'' if len(learners) == 1 else 's'}"


# --- which records are ours --------------------------------------------------------------------------------------


def _made_before(folder: Path) -> dict[str, dict[str, str]]:
    try:
        told = json.loads((folder / MADE).read_text(encoding="utf-8"))
        return {learner: dict(made) for learner, made in told.items() if _ID.fullmatch(learner)}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _state(record: Record) -> str:
    """Return a digest of everything that a record is made from."""
    told = json.dumps([asdict(record), _made_with()], default=str, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


@cache
def _made_with() -> list[str]:
    ours = [Path(__file__), TEMPLATES / "record.html.j2", TEMPLATES / "feedback" / "style.css", _font()]
    return [version("fpdf2"), *(hashlib.sha256(path.read_bytes()).hexdigest() for path in ours)]


def _is_whole(place: Path, made: dict[str, str]) -> bool:
    return all(digest == made.get(name) for name, digest in _digests(place).items())


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _remove(place: Path, made: dict[str, str]) -> bool:
    """Remove a record as we wrote it, and nothing else; say whether it is gone."""
    for name in (PAGE, PDF):
        if not place.is_symlink() and _digest(place / name) == made.get(name):
            (place / name).unlink()
    with suppress(OSError):  # something else is in there, or it is gone
        place.rmdir()
    return not any((place / name).exists() for name in (PAGE, PDF))


def _write(place: Path, record: Record, pdf: bytes) -> None:
    place.mkdir(exist_ok=True)
    write_atomically(place / PAGE, rendered("record.html.j2", record=record, course=COURSE, told=NOT_A_QUALIFICATION))
    write_bytes_atomically(place / PDF, pdf)


def _digests(place: Path) -> dict[str, str]:
    return {name: _digest(place / name) for name in (PAGE, PDF)}


# --- the PDF -----------------------------------------------------------------------------------------------------


@contextmanager
def _typesetter(records: int) -> Iterator[Callable[[list[Record]], Iterable[bytes]]]:
    """Return what makes PDFs of records; many are made by two processes."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mc-font-", ignore_cleanup_errors=True)))
        if records:
            (folder / "usual.ttf").write_bytes(_usual_font())
        typeset = partial(_pdf, usual=folder / "usual.ttf")
        if records < _MANY:
            yield partial(map, typeset)
        else:
            context = multiprocessing.get_context("spawn")
            pool = stack.enter_context(ProcessPoolExecutor(min(2, os.cpu_count() or 1), mp_context=context))
            yield partial(pool.map, typeset, chunksize=10)


@cache
def _font() -> Path:
    import matplotlib

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"


@cache
def _advances() -> dict[int, float]:
    """Return how far every letter that the font has moves on, in its own size."""
    from fontTools.ttLib import TTFont

    with TTFont(_font(), lazy=True) as font:
        widths, size = font["hmtx"], font["head"].unitsPerEm
        return {letter: widths[glyph][0] / size for letter, glyph in font.getBestCmap().items()}


@cache
def _usual_font() -> bytes:
    """Return the font cut down to the usual letters."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(hinting=False, drop_tables=["GSUB", "GPOS", "GDEF", "kern", "FFTM", "DSIG"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_USUAL)
    file = io.BytesIO()
    with TTFont(_font(), recalcTimestamp=False) as whole:
        cutter.subset(whole)
        whole.save(file)
    return file.getvalue()


def _is_writable(text: str) -> bool:
    """Say whether the PDF can show a text: letters of the font that stand side by side from left to right."""
    return all(
        ord(letter) in _advances()
        and unicodedata.category(letter) not in ("Mn", "Mc", "Me", "Cf")
        and unicodedata.bidirectional(letter) not in ("R", "AL", "AN")
        for letter in text
    )


def _in_pdf(text: str) -> str:
    return "".join(letter if _is_writable(letter) else "\ufffd" for letter in text)


@lru_cache(maxsize=4096)
def _lines(text: str, size: float, width: float) -> list[str]:
    """Return a text in lines that fit: most texts are the same in all records, and fpdf2 would measure each anew."""
    advance, room = _advances(), width / (size * _POINT)
    lines, line, used = [], "", 0.0
    for word in re.findall(r"\S+\s*", text):
        long = sum(advance[ord(letter)] for letter in word.rstrip())
        if line and used + long > room:
            lines, line, used = [*lines, line.rstrip()], "", 0.0
        for letter in word:
            if used + advance[ord(letter)] > room and not letter.isspace():
                lines, line, used = [*lines, line.rstrip()], "", 0.0
            line, used = line + letter, used + advance[ord(letter)]
    return [*lines, line.rstrip()]


def _pdf(record: Record, usual: Path) -> bytes:
    """Typeset a record; ``usual`` is the font with the usual letters only, which takes less time to read."""
    from fpdf import FPDF, ViewerPreferences

    name = record.shown if _is_writable(record.shown) else record.learner
    titles, outcomes = [_in_pdf(one.title) for one in record.exercises], [_in_pdf(one) for one in record.outcomes]
    where = _in_pdf(f"Course version {record.version}, cohort {record.cohort}.")
    is_usual = _USUAL.issuperset(map(ord, "".join((name, where, *titles, *outcomes))))
    pdf = FPDF(format="A4")
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    pdf.set_lang("en-GB")
    pdf.set_title(f"Record of learning: {name}")
    pdf.set_author(COURSE)
    pdf.set_creation_date((record.last or datetime(2000, 1, 1)).replace(tzinfo=UTC))
    pdf.add_font("DejaVu", "", usual if is_usual else _font())
    pdf.set_margins(_MARGIN, _MARGIN)
    pdf.set_auto_page_break(True, _MARGIN)
    pdf.add_page()

    def say(text: str, size: int = 11, after: float = 2, grey: bool = False, width: float = pdf.epw) -> None:
        pdf.set_font("DejaVu", "", size)
        pdf.set_text_color(*(_GREY if grey else _BLACK))
        for line in _lines(text, size, width):
            pdf.cell(width, size * 0.5, line, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(after)

    def row(left: str, right: str, grey: bool = False) -> None:
        height = 5.5 * len(_lines(left, 11, 130)) + 3
        if pdf.will_page_break(height):
            pdf.add_page()
        top = pdf.y
        pdf.y += 1.5
        say(left, 11, 1.5, grey, 130)
        pdf.set_xy(pdf.l_margin + 130, top + 1.5)
        pdf.cell(pdf.epw - 130, 5.5, right, align="R")
        pdf.set_draw_color(*_GREY)
        pdf.line(pdf.l_margin, top + height, pdf.l_margin + pdf.epw, top + height)
        pdf.set_xy(pdf.l_margin, top + height)

    say(COURSE, after=1, grey=True)
    say("Record of learning", 22, after=8)
    say(name, 17, after=1)
    if name != record.shown:
        say(f"The name is in {PAGE}; the letters of this document cannot write it.", 9, grey=True)
    pdf.ln(6)
    say("Exercises passed", 14)
    row("Exercise", "Points", grey=True)
    for title, one in zip(titles, record.exercises, strict=True):
        row(title, f"{one.points} of {one.most}")
    pdf.ln(5)
    if record.hours:
        say(f"Planned learning time of these exercises: {record.hours}.")
    if outcomes:
        pdf.ln(2)
        say("What these exercises ask of a learner", 14)
        for outcome in outcomes:
            say(f"• {outcome}", after=0.5)
    pdf.ln(6)
    say(f"Last work handed in: {record.day}. {where}", after=4)
    for sentence in NOT_A_QUALIFICATION:
        say(sentence, 10, after=1)
    return bytes(pdf.output())
