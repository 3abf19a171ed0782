"""The command line, `masterclass`: thin wrappers that turn errors into one line and an exit code.

Exit codes: 0 done; 1 something of ours failed; 2 wrong usage or bad input.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
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


@data.command("make")
def data_make(
    out_: Annotated[Path, typer.Option("--out", help="Folder to write; replaced as a whole when it holds a town.")],
    people: Annotated[int, typer.Option(help="People who have lived in the town since 2006.")] = 10_000,
    seed: Annotated[int, typer.Option(help="The same seed draws the same town, byte for byte.")] = 2026,
) -> None:
    """Draw a town and write its tables, truth and data dictionary."""
    from .population.package import make

    with out.status(f"Drawing {people:,} people from seed {seed}"):
        changed = make(people, seed, out_)
    out.print(
        f"{out_}: {'written' if changed else 'already there, nothing to change'} ({people:,} people, seed {seed})"
    )


@data.command("check")
def data_check(
    folder: Annotated[Path, typer.Argument(help="Folder made by `masterclass data make`.")],
) -> None:
    """Check a town's files: checksums, columns, types, keys, and that the truth covers every record."""
    from .population.package import check

    wrong = check(folder)
    for sentence in wrong:
        err.print(sentence, style="red", markup=False)
    if wrong:
        err.print(f"masterclass: {folder} has {len(wrong)} faults, listed above", style="bold red", markup=False)
        raise typer.Exit(2)
    out.print(f"{folder}: every file is as it was written")


def run() -> None:
    """Start the command line; a wrong word and a wrong file both give one line and status 2."""
    try:
        status = app(standalone_mode=False)
    except CourseError as error:
        status = _refuse(str(error))
    except UsageError as error:
        status = _refuse(f"{error.format_message()} See `masterclass --help`.")
    except Abort:
        status = 130
    sys.exit(status)


def _refuse(message: str) -> int:
    err.print(f"masterclass: {' '.join(message.split())}", style="bold red", markup=False)
    return 2
