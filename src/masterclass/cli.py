"""The command line, `masterclass`: thin wrappers that turn errors into one line and an exit code.

Exit codes: 0 done; 1 something of ours failed; 2 wrong usage or bad input.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from typer import Abort, BadParameter

from . import __version__
from .errors import CourseError

UsageError = BadParameter.__mro__[1]  # Typer carries its own copy of click, and gives this class no name of its own

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The Data Linkage Masterclass.")
data = typer.Typer(no_args_is_help=True, help="Draw Northmere, the made-up town, and check its files.")
cohort = typer.Typer(no_args_is_help=True, help="Make and run a course folder for a cohort.")
app.add_typer(data, name="data")
app.add_typer(cohort, name="cohort")
out, err = Console(highlight=False, soft_wrap=True), Console(stderr=True, highlight=False, soft_wrap=True)

Course = Annotated[Path, typer.Argument(help="The course folder.", metavar="DIR")]
Assignment = Annotated[str, typer.Argument(help="The exercise's id, such as 01-first-link.")]


def _version(wanted: bool) -> None:
    if wanted:
        out.print(__version__)
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Teach and learn data linkage on a made-up town."""


class Format(StrEnum):
    """What a town's tables are written as."""

    csv = "csv"
    parquet = "parquet"


@data.command("make")
def data_make(
    out_: Annotated[Path, typer.Option("--out", help="Folder to write; replaced as a whole when it holds a town.")],
    people: Annotated[int, typer.Option(help="People who have lived in the town since 2006.")] = 10_000,
    seed: Annotated[int, typer.Option(help="The same seed draws the same town, byte for byte.")] = 2026,
    form: Annotated[Format, typer.Option("--format", help="Parquet is smaller, and for large towns.")] = Format.csv,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; by default one for each core.")] = None,
) -> None:
    """Draw a town and write its tables, truth and data dictionary; stopped, run it again to go on."""
    from .population.package import make

    town = f"{people:,} people, seed {seed}"
    try:
        with _blocks_bar(f"Drawing {town}") as progress:
            changed = make(people, seed, out_, form=form.value, workers=workers, progress=progress, notice=_notice)
    except KeyboardInterrupt:
        err.print(f"masterclass: stopped; {out_} is as it was. Run the same command again to go on.", markup=False)
        raise typer.Exit(130) from None
    out.print(f"{out_}: {'written' if changed else 'already there, nothing to change'} ({town})", markup=False)


@contextmanager
def _blocks_bar(told: str) -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how many blocks of a town are done and how long the rest will take."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal, speed_estimate_period=600) as bar:
        task = bar.add_task(told, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _notice(sentence: str) -> None:
    err.print(sentence, markup=False)


@data.command("check")
def data_check(
    folder: Annotated[Path, typer.Argument(help="Folder made by `masterclass data make`.")],
) -> None:
    """Check a town's files: checksums, columns, types, keys, dates, identifiers, and whether the truth fits."""
    from .population.package import check

    wrong = check(folder)
    for sentence in wrong:
        err.print(sentence, style="red", markup=False)
    if wrong:
        err.print(
            f"masterclass: {folder} has {len(wrong)} fault{'s' * (len(wrong) > 1)}, listed above",
            style="bold red",
            markup=False,
        )
        raise typer.Exit(2)
    out.print(f"{folder}: every file is as it was written")


@cohort.command("create")
def cohort_create(
    folder: Course,
    roster: Annotated[
        Path, typer.Option(help="CSV with the columns id and, if you like, first_name, last_name, email.")
    ],
    course_id: Annotated[str | None, typer.Option(help="By default the folder's name.")] = None,
    exercise: Annotated[list[str] | None, typer.Option(help="Release only these; repeat the option for each.")] = None,
    db_url: Annotated[
        str | None, typer.Option(help="A PostgreSQL gradebook: postgresql://user:password@host/database.")
    ] = None,
) -> None:
    """Make a plain nbgrader course folder and release its exercises; run again, add new learners."""
    from .grading.course import create

    with out.status("Making the course folder and releasing its exercises"):
        done = create(folder, roster, exercise or None, course_id, db_url=db_url)
    _tell(done)


@cohort.command("simulate")
def cohort_simulate(
    folder: Course,
    learners: Annotated[int, typer.Option(help="How many of the roster's first learners submit.")],
    seed: Annotated[int, typer.Option(help="Decides who submits what.")] = 1,
) -> None:
    """Make up submissions, for demonstrations and tests: right, partly right, untouched, broken, wrong file."""
    from .grading.simulate import simulate

    _tell(simulate(folder, learners, seed))


@app.command()
def grade(
    folder: Course,
    assignment: Assignment,
    workers: Annotated[int | None, typer.Option(help="Submissions at once; by default 2.")] = None,
    sandbox: Annotated[str, typer.Option(help="auto, bubblewrap or none.")] = "auto",
    address: Annotated[
        str | None, typer.Option("--cluster", help="A dask scheduler, such as tcp://10.0.0.1:8786.")
    ] = None,
) -> None:
    """Grade what was submitted and has no mark yet; learners' code runs in a sandbox."""
    from .grading.engine import cluster, grade

    try:
        with cluster(address) if address else nullcontext() as executor:
            done = grade(folder, assignment, workers, sandbox, out, executor=executor)
    except KeyboardInterrupt:
        _notice("masterclass: stopped; what was graded is kept. Run the same command again and it goes on.")
        raise typer.Exit(130) from None
    _tell(done)
    if done.failed:
        raise typer.Exit(1)


@app.command()
def feedback(folder: Course, assignment: Assignment) -> None:
    """Write what each learner reads: their answers, points, and a message for each check that failed."""
    from .grading.feedback import feedback

    _tell(feedback(folder, assignment, out))


@app.command()
def report(
    folder: Course,
    out_: Annotated[Path | None, typer.Option("--out", help="Folder for the report; by default in the course.")] = None,
) -> None:
    """Write the cohort's report: a page and tables."""
    from .grading.report import report

    _tell(report(folder, out_))


@app.command("try")
def try_(
    exercise: Annotated[str, typer.Argument(help="The exercise's id, such as 01-first-link.")],
    folder: Annotated[
        Path | None, typer.Option("--dir", help="Where; by default a folder called as the exercise.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open it in JupyterLab.")] = True,
) -> None:
    """Learn alone: put an exercise and its data in a folder and open it; your own work is never overwritten."""
    from .alone import hand_out, open_lab

    done = hand_out(exercise, folder)
    _tell(done)
    if open_:
        raise typer.Exit(1 if open_lab(done.notebook) else 0)


@app.command()
def mark(
    notebook: Annotated[Path, typer.Argument(help="Your notebook, saved.", metavar="NOTEBOOK")],
) -> None:
    """Mark your own work: points, and feedback in a page beside it. Your code runs as you, on this computer."""
    from .alone import mark

    with out.status("Running your notebook and its checks; this takes as long as your answers do"):
        done = mark(notebook)
    _tell(done)


@app.command()
def doctor() -> None:
    """Say what this machine can do, what it cannot, and the cure."""
    from .doctor import checkup

    findings = checkup()
    for finding in findings:
        mark, style = ("fine", "green") if finding.ok else ("NOT FINE", "bold red")
        out.print(f"[{style}]{mark:<8}[/] ", end="")
        out.print(f"{finding.name}: {finding.saw}", markup=False)
        if not finding.ok:
            out.print(f"         cure: {finding.cure}", markup=False)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to run the demo cohort.")],
    book: Annotated[Path | None, typer.Option(help="The built book's first page, to name at the end.")] = None,
) -> None:
    """Run a made-up cohort of 12 from roster to report, and say what to open."""
    from .demo import run_demo

    run_demo(folder, book, out)


def _tell(done: object) -> None:
    for line in done.lines():
        out.print(line, markup=False)


def run() -> None:
    """Start the command line; a wrong word and a wrong file both give one line and status 2."""
    try:
        status = app(standalone_mode=False)
    except CourseError as error:
        status = _refuse(str(error))
    except UsageError as error:
        status = _refuse(" ".join(f"{error.format_message()} See `masterclass --help`.".split()))
    except Abort:
        status = 130
    sys.exit(status)


def _refuse(message: str) -> int:
    err.print(f"masterclass: {message}", style="bold red", markup=False)
    return 2
