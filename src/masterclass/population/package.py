"""Writes a town's folder, CSV or Parquet, with its description and data dictionary; ``check`` looks one over."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from .. import __version__
from ..errors import CourseError
from . import BLOCK, TABLES, Block, Town
from .checking import check
from .circumstances import document
from .describe import DESCRIPTION, EFFECTS, describe, package
from .reading import damaged, described
from .stream import CHUNK, FORMATS, Order, Progress, content, put, working_folder, write_blocks, written
from .tabular import MAPS, dictionary

__all__ = ["FORMATS", "check", "dictionary", "make", "write"]


def make(
    people: int,
    seed: int,
    folder: Path,
    *,
    form: str = "csv",
    workers: int | None = None,
    block_size: int = BLOCK,
    progress: Progress = lambda done, of: None,
    notice: Callable[[str], None] = lambda sentence: None,
) -> bool:
    """Draw a town and write it to a folder; nothing is left half-written, and no more than a block is in memory.

    The files are made in a hidden folder beside it, which then takes its place.
    When a draw of several blocks is interrupted, the same call goes on with the blocks that lack.
    A folder that already holds the same bytes is left alone.

    Parameters
    ----------
    people, seed : int
        See :func:`masterclass.population.draw`.
    folder : Path
        Where; a folder that holds a town is replaced as a whole.
    form : {"csv", "parquet"}
        CSV is one file a table; Parquet is too for a town of one block, and else a folder of parts, one a block.
    workers : int, optional
        Processes that draw; by default one for each core.
    block_size : int
        People in a block; other sizes are for tests.
    progress : callable
        Told how many blocks are done, and of how many.
    notice : callable
        Told a sentence when the caller should know something.

    Returns
    -------
    bool
        Whether anything changed.

    Raises
    ------
    CourseError
        When a number is out of range, or the folder cannot be written, holds something else, or is being made by
        another process.
    """
    if form not in FORMATS:
        raise CourseError(f"{form!r} is no format: expected {' or '.join(FORMATS)}")
    if workers is not None and workers < 1:
        raise CourseError(f"{workers} workers cannot draw: expected 1 or more")
    Town(people, seed, block_size)  # refuses numbers that are out of range
    return _make(Order(people, seed, form, block_size), Path(folder), workers or _cores(), progress, notice)


def write(town: Town, folder: Path) -> bool:
    """Write a town that is already drawn as CSV; see :func:`make`."""
    only = town.blocks[0] if len(town.blocks) == 1 else None
    order = Order(town.people, town.seed, "csv", BLOCK if only else town.blocks[0].size)
    return _make(order, Path(folder), 1, lambda done, of: None, lambda sentence: None, only)


def _make(order, folder: Path, workers: int, progress: Progress, notice, block: Block | None = None) -> bool:
    folder = folder.absolute()
    if folder.exists() and not folder.is_dir():
        raise CourseError(f"{folder} is a file: expected a folder, or a name that is free")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / DESCRIPTION).exists():
        raise CourseError(
            f"{folder} holds other files and no {DESCRIPTION}: choose an empty or a new folder with --out"
        )
    try:
        with working_folder(folder, order, notice) as work:
            if len(order.sizes) > 1 and _there(order, folder):
                return False
            write_blocks(order, work, workers, progress, block)
            _finish(order, work)
            if folder.is_dir() and _same(folder, work / "town"):
                return False
            put(work, folder)
            return True
    except OSError as error:
        raise CourseError(_unwritten(folder, error, len(order.sizes) > 1)) from error


def _unwritten(folder: Path, error: OSError, several: bool) -> str:
    kept = "; finished blocks are kept: make room and run the same command again, or" if several else ":"
    return f"{folder} cannot be written ({error.strerror or error}){kept} choose another folder with --out"


def _finish(order: Order, work: Path) -> None:
    """Write what is about the whole town: the planted effects, the description and the data dictionary."""
    tables = written(order, work)
    effects = (json.dumps(document(order.people, order.seed), indent=1, ensure_ascii=False) + "\n").encode()
    noted = {"bytes": len(effects), "hash": f"sha256:{hashlib.sha256(effects).hexdigest()}"}
    (work / "town" / EFFECTS).write_bytes(effects)
    told = json.dumps(package(order, tables, noted), indent=1, ensure_ascii=False) + "\n"
    (work / "town" / DESCRIPTION).write_text(told, encoding="utf-8")
    (work / "town" / "README.md").write_text(describe(order, tables), encoding="utf-8")


def _there(order: Order, folder: Path) -> bool:
    """Return whether a large town is already in a folder: as described, whole, and as it would be drawn today.

    Its first block is drawn and compared, so that a change of the generator is noticed; the rest goes by checksums.
    """
    try:
        told = described(folder)
    except CourseError:
        return False
    if told.wrong or (told.version, told.order) != (__version__, order):
        return False
    return _first_block_there(order, folder) and not damaged(folder, told)


def _first_block_there(order: Order, folder: Path) -> bool:
    block = order.block(0)
    for name in (*TABLES, MAPS):
        path = folder / order.path(name)
        made, _, _ = content(order, block, name)
        try:
            with (path if order.joined(name) else path / "part-00000.parquet").open("rb") as file:
                if file.read(len(made)) != made:
                    return False
        except OSError:
            return False
    return True


def _same(old: Path, new: Path) -> bool:
    paths = [sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file()) for one in (old, new)]
    return paths[0] == paths[1] and all(_equal(old / path, new / path) for path in paths[0])


def _equal(one: Path, two: Path) -> bool:
    if one.stat().st_size != two.stat().st_size:
        return False
    with one.open("rb") as first, two.open("rb") as second:
        while chunk := first.read(CHUNK):
            if chunk != second.read(CHUNK):
                return False
    return True


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
