"""Writes a town block by block: every core draws, memory stays flat, and what was interrupted goes on later."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .. import __version__
from ..errors import CourseError
from . import BLOCK, TABLES, Block
from .tabular import MAPS, arrow, csv, dictionary, figures, merged, parquet

FORMATS = ("csv", "parquet")
CHUNK = 1 << 20
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Order:
    """What was asked for: how many people, from which seed, in which format; ``block_size`` differs only in tests."""

    people: int
    seed: int
    form: str = "csv"
    block_size: int = BLOCK

    @property
    def sizes(self) -> list[int]:
        """People in each block."""
        return [min(self.block_size, self.people - first) for first in range(0, self.people, self.block_size)]

    def block(self, number: int) -> Block:
        """Return one block of the town, not yet drawn."""
        return Block(self.seed, number, self.sizes[number])

    def path(self, name: str) -> str:
        """Return where a table is written, from the town's folder: a file, or a folder of parts."""
        path = dictionary()[name]["path"]
        if self.form == "csv" or name == MAPS:
            return path
        return path.removesuffix(".csv") + (".parquet" if len(self.sizes) == 1 else "")

    def part(self, name: str, number: int) -> str:
        """Return where one block of a table is written, from the working folder."""
        if self.joined(name):
            return f"parts/{name}/{number:05d}"
        whole = f"town/{self.path(name)}"
        return whole if len(self.sizes) == 1 else f"{whole}/part-{number:05d}.parquet"

    def joined(self, name: str) -> bool:
        """Return whether the blocks of a table become one file, by being written one after the other."""
        return self.form == "csv" or name == MAPS


@dataclass
class Written:
    """A table as written: rows of each block, figures of its columns, and path, bytes and sha256 of its files."""

    rows: list[int]
    figures: dict[str, dict]
    files: list[dict]


# --- One block ------------------------------------------------------------------------------------------------------


def content(order: Order, block: Block, name: str) -> tuple[bytes, int, dict]:
    """Return one table's part for a block: its bytes, rows and figures."""
    if name == MAPS:
        return _features(block, len(order.sizes))
    table = arrow(block.table(name), name)
    made = csv(table, header=block.number == 0) if order.form == "csv" else parquet(table, name)
    return made, table.num_rows, figures(table)


def _features(block: Block, blocks: int) -> tuple[bytes, int, dict]:
    """Return a block's small areas as lines of the map: one a line, so that a map of any size can be read in parts."""
    import pyarrow as pa

    found = block.features()
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in found)
    begin = '{"type": "FeatureCollection", "features": [\n' if block.number == 0 else ""
    end = "\n]}\n" if block.number == blocks - 1 else ",\n"
    table = pa.Table.from_pylist([feature["properties"] for feature in found])
    return (begin + lines + end).encode(), len(found), figures(table)


def write_block(order: Order, work: Path, number: int, block: Block | None = None) -> None:
    """Draw a block and write its part of every table; only its receipt, written last, makes it count."""
    block = block or order.block(number)
    receipt = {}
    for name in (*TABLES, MAPS):
        made, rows, found = content(order, block, name)
        _place(work, order.part(name, number), made)
        receipt[name] = {
            "rows": rows,
            "bytes": len(made),
            "sha256": hashlib.sha256(made).hexdigest(),
            "figures": found,
        }
    _place(work, _receipt(number), json.dumps(receipt, ensure_ascii=False).encode())


def _place(work: Path, path: str, made: bytes) -> None:
    """Write a file under a name that counts for nothing, then give it its own."""
    target = work / path
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = work / "drafts" / f"{os.getpid()}-{path.replace('/', '-')}"
    draft.write_bytes(made)
    draft.rename(target)


def _receipt(number: int) -> str:
    return f"receipts/{number:05d}.json"


def _receipts(order: Order, work: Path) -> Iterator[dict]:
    for number in range(len(order.sizes)):
        yield json.loads((work / _receipt(number)).read_bytes())


# --- Processes ------------------------------------------------------------------------------------------------------


@contextmanager
def _processes(workers: int) -> Iterator[ProcessPoolExecutor]:
    from .forked import Context  # not on Windows, where learners read towns but nobody draws one

    context = Context()
    context.set_forkserver_preload([__name__])
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)
    try:
        yield pool
    except BrokenProcessPool as error:
        raise CourseError(
            "a process that was drawing died, perhaps for want of memory: finished blocks are kept; run the same "
            "command again to go on, with fewer --workers if it happens again"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)  # blocks that are being drawn are finished and kept


def _begin() -> None:
    """Start a worker: Ctrl-C is its parent's business, and it ends when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


# --- All blocks -----------------------------------------------------------------------------------------------------


def write_blocks(order: Order, work: Path, workers: int, progress: Progress, block: Block | None = None) -> None:
    """Write every block that the working folder lacks, then join what becomes one file.

    Raises
    ------
    CourseError
        When a process died.
    """
    sizes = order.sizes
    todo = [number for number in range(len(sizes)) if not _finished(order, work, number)]
    done = len(sizes) - len(todo)
    progress(done, len(sizes))
    tables = [name for name in (*TABLES, MAPS) if order.joined(name)]
    if workers == 1 or len(todo) < 2:
        for number in todo:
            write_block(order, work, number, block)
            done += 1
            progress(done, len(sizes))
        for name in tables:
            join(order, work, name)
        return
    with _processes(min(workers, len(todo))) as pool:
        for _ in _spread(pool, write_block, [(order, work, number) for number in todo], 2 * workers):
            done += 1
            progress(done, len(sizes))
        for _ in _spread(pool, join, [(order, work, name) for name in tables], 2 * workers):
            pass


def _spread(pool: ProcessPoolExecutor, work: Callable, jobs: list[tuple], ahead: int) -> Iterator[None]:
    """Yield once for each job that is done; only a few are handed out ahead, so that stopping stops soon."""
    waiting: set[Future] = set()
    for job in jobs:
        waiting.add(pool.submit(work, *job))
        if len(waiting) >= ahead:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)


def _finished(order: Order, work: Path, number: int) -> bool:
    """Return whether a block's receipt is there and everything that it lists."""
    try:
        receipt = json.loads((work / _receipt(number)).read_bytes())
        return all(
            (order.joined(name) and (work / f"joined/{name}.json").is_file())
            or (work / order.part(name, number)).stat().st_size == entry["bytes"]
            for name, entry in receipt.items()
        )
    except (OSError, ValueError):
        return False


def join(order: Order, work: Path, name: str) -> None:
    """Write the parts of a table one after the other into its file, then drop them."""
    note = work / f"joined/{name}.json"
    if note.is_file():
        return
    draft = work / "drafts" / f"{os.getpid()}-{name.replace('/', '-')}"
    digest, size = hashlib.sha256(), 0
    with draft.open("wb") as out:
        for number in range(len(order.sizes)):
            with (work / order.part(name, number)).open("rb") as part:
                while chunk := part.read(CHUNK):
                    digest.update(chunk)
                    size += out.write(chunk)
    target = work / "town" / order.path(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft.rename(target)
    _place(work, f"joined/{name}.json", json.dumps({"bytes": size, "sha256": digest.hexdigest()}).encode())
    shutil.rmtree(work / "parts" / name)


def written(order: Order, work: Path) -> dict[str, Written]:
    """Return what was written of each table, put together from the receipts of all blocks."""
    found: dict[str, Written] = {}
    for number, receipt in enumerate(_receipts(order, work)):
        for name, entry in receipt.items():
            whole = found.setdefault(name, Written([], {}, []))
            whole.rows.append(entry["rows"])
            whole.figures = merged(whole.figures, entry["figures"]) if whole.figures else entry["figures"]
            if not order.joined(name):
                path = order.part(name, number).removeprefix("town/")
                whole.files.append({"path": path, "bytes": entry["bytes"], "hash": f"sha256:{entry['sha256']}"})
    for name, whole in found.items():
        if order.joined(name):
            note = json.loads((work / f"joined/{name}.json").read_bytes())
            whole.files = [{"path": order.path(name), "bytes": note["bytes"], "hash": f"sha256:{note['sha256']}"}]
    return found


# --- The working folder ---------------------------------------------------------------------------------------------


@contextmanager
def working_folder(target: Path, order: Order, notice: Callable[[str], None]) -> Iterator[Path]:
    """Give the hidden folder beside a town's in which it is made, to one process at a time.

    It outlives an interruption when some blocks of several are finished, and the same order then goes on from there;
    another order starts afresh.

    Raises
    ------
    CourseError
        When another process is making the same town.
    """
    work = target.parent / f".{target.name}.part"
    with _locked(work, target):
        _restore(work, target)
        settings = json.dumps({**asdict(order), **_makers()}, indent=1)
        noted = work / "settings.json"
        if noted.is_file() and noted.read_text(encoding="utf-8") != settings:
            notice(f"{target}: a draw with other settings was begun here and not finished; starting afresh")
        if not noted.is_file() or noted.read_text(encoding="utf-8") != settings:
            _empty(work)
            noted.write_text(settings, encoding="utf-8")
        for folder in ("drafts", "receipts", "town/truth"):
            (work / folder).mkdir(parents=True, exist_ok=True)
        _empty(work / "drafts")
        kept = False
        try:
            yield work
        except (Exception, KeyboardInterrupt):
            kept = len(order.sizes) > 1 and any((work / "receipts").iterdir())
            raise
        finally:
            _restore(work, target)
            if not kept:
                shutil.rmtree(work, ignore_errors=True)


def put(work: Path, target: Path) -> None:
    """Let the finished town take the place of the target, which is kept in the working folder until it has."""
    if target.exists():
        target.rename(work / "old")
    (work / "town").rename(target)


def _restore(work: Path, target: Path) -> None:
    """Put the old town back where it was, should the new one never have come to its place."""
    if (work / "old").is_dir() and not target.exists():
        (work / "old").rename(target)


@contextmanager
def _locked(work: Path, target: Path) -> Iterator[None]:
    import fcntl

    while True:
        work.mkdir(parents=True, exist_ok=True)
        try:
            lock = (work / "lock").open("w")
        except FileNotFoundError:  # whoever had the folder has just removed it
            continue
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise CourseError(
                    f"{target} is being made by another process: wait until it is done, or choose another folder "
                    "with --out"
                ) from error
            if not _is_at(lock.fileno(), work / "lock"):  # removed between opening and locking
                continue
            yield
            return


def _is_at(number: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(number), path.stat())
    except FileNotFoundError:
        return False


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name == "lock":
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


@cache
def _makers() -> dict[str, str]:
    """Return what a draw depends on besides its order: versions, and our own code and tables."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.*")):
        if path.suffix in (".py", ".toml"):
            digest.update(path.read_bytes())
    libraries = {name: version(name) for name in ("numpy", "pandas", "pyarrow")}
    return {"version": __version__, "code": digest.hexdigest(), **libraries}
