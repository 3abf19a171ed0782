"""How fast Northmere is drawn and damaged: the error stage beside its peers, small towns, and whole towns by size.

    python benchmarks/population.py errors            # the error stage of ours, gecko-syndata and others, in turn
    python benchmarks/population.py small             # what a check waits for: the import, and tables of a small town
    python benchmarks/population.py towns             # time and memory of whole draws
    python benchmarks/population.py errors --write    # the same, and put the table into benchmarks/README.md

Peers are installed in environments of their own under a folder that is thrown away. Only the standard library is
imported at the top, because this same file runs inside them.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from common import machine, watched, write

HERE = Path(__file__).resolve()
PEERS = {"gecko": "gecko-syndata==0.6.4", "dupehell": "dupehell==0.5.5", "faker": "Faker==40.54.0"}
PEERS["pseudopeople"] = "pseudopeople==1.3.1"
OURS = "Northmere"
WHAT = {
    OURS: "errors into a clean table of five columns, and their log",
    "Northmere, default rates": "the same with the rates of the schools, and careless records",
    "gecko": "errors of the same kinds into the same table, no log",
    "gecko, simplest edits": "letters left out, turned or replaced at random instead of typo, OCR and phonetic",
    "dupehell": "draws and damages records, writes them (publishing, hell, IPC)",
    "faker": "draws clean rows only (en_GB: name, date of birth, postcode, street)",
    "pseudopeople": "errors into its own sample census (US), 15 kinds of noise",
}

#: Chance of each error, of all rows: the same for us and for gecko.
RATES = {
    "first_name": {"keyboard typo": 0.020, "OCR": 0.005, "phonetic": 0.010, "missing": 0.005},
    "surname": {"keyboard typo": 0.020, "OCR": 0.005, "phonetic": 0.010, "missing": 0.005},
    "names": {"swapped names": 0.005},
    "date_of_birth": {"day-month swap": 0.010, "digit slip": 0.010, "missing": 0.005},
    "postcode": {"character slip": 0.015, "missing": 0.020},
    "address": {"keyboard typo": 0.020, "missing": 0.010},
}
#: Rows a second that others measured of gecko on two such cores, in one process, with edits of their choice.
ELSEWHERE = (170_000, 190_000)
MOST = 200_000  # rows that gecko is given: it needs minutes for a million
COLUMNS = ("first_name", "surname", "date_of_birth", "postcode", "address")


# The error stage: one function a program, run in a process of its own that prints one line of JSON


def ours(table: str, seed: int, default_rates: bool = False) -> dict:
    import numpy as np
    import pandas as pd

    from masterclass.population.mistakes import damage, errors

    even = {"careless": 0.0, "careful_factor": 1.0, "careless_factor": 1.0}
    rates = {**RATES, "quality": even}
    if default_rates:  # of the commonest community, since a bare table has no groups
        rates = {
            role: {kind: rate["british"] if isinstance(rate, dict) else rate for kind, rate in kinds.items()}
            for role, kinds in errors()["schools"].items()
        }
    frame = pd.read_csv(table, dtype=str)
    damage(frame.head(1_000), rates, np.random.default_rng(0))
    with Stopwatch() as watch:
        damaged, log = damage(frame, rates, np.random.default_rng(seed))
    changed = int((damaged != frame).any(axis=1).sum())
    return {
        **watch.result(len(frame)),
        "version": version("pandas"),
        "of": "pandas",
        "changed": changed,
        "log": len(log),
    }


def gecko(table: str, seed: int, quick: bool = False) -> dict:
    import numpy as np
    import pandas as pd
    from gecko import mutator

    rng = np.random.default_rng(seed)
    frame = pd.read_csv(table, dtype=str, nrows=MOST)
    keys = Path(tempfile.mkdtemp()) / "keys.xml"
    keys.write_text(keymap(), encoding="utf-8")
    rules = ("ph f", "ck k", "ie y", "ee i", "ou u", "th t", "ll l", "tt t")  # eight of our sixty
    looks = ("rn m", "cl d", "m rn", "l i", "e c", "o a", "u v", "h b")  # eight of our sixty
    pairs = [pd.DataFrame([rule.split() for rule in some], columns=["from", "to"]) for some in (rules, looks)]
    does = {
        "keyboard typo": mutator.with_cldr_keymap_file(keys, rng=rng),
        "phonetic": mutator.with_replacement_table(pairs[0], "from", "to", inline=True, rng=rng),
        "OCR": mutator.with_replacement_table(pairs[1], "from", "to", inline=True, rng=rng),
        "missing": mutator.with_missing_value(rng=rng),
        "swapped names": mutator.with_permute(rng=rng),
        "day-month swap": mutator.with_function(day_month, rng=rng),
        "digit slip": mutator.with_substitute("0123456789", rng=rng),
        "character slip": mutator.with_substitute("ABDEFGHJLNPQRSTUWXYZ0123456789", rng=rng),
    }
    if (
        quick
    ):  # its fastest ways to change a text, instead of keys side by side and tables of what looks or sounds alike
        does["keyboard typo"], does["OCR"] = mutator.with_delete(rng=rng), mutator.with_transpose(rng=rng)
        does["phonetic"] = mutator.with_substitute(rng=rng)
    together = {"names": ("first_name", "surname")}
    plan = [
        (together.get(role, (role,)), [(rate, does[kind]) for kind, rate in kinds.items()])
        for role, kinds in RATES.items()
    ]
    mutator.mutate_data_frame(frame.head(1_000), plan)
    with Stopwatch() as watch:
        damaged = mutator.mutate_data_frame(frame, plan)
    changed = int((damaged != frame).any(axis=1).sum())
    return {**watch.result(len(frame)), "version": version("gecko-syndata"), "changed": changed}


def day_month(text: str) -> str:
    return f"{text[:4]}-{text[8:]}-{text[5:7]}" if text[8:] <= "12" else text


def keymap() -> str:
    """Return the letters of a UK keyboard in the format that gecko reads."""
    rows = {"D": "qwertyuiop", "C": "asdfghjkl", "B": "zxcvbnm"}

    def keys(change) -> str:
        return "".join(
            f'<map iso="{row}{k:02d}" to="{change(key)}"/>'
            for row, line in rows.items()
            for k, key in enumerate(line, 1)
        )

    small, large = keys(str.lower), keys(str.upper)
    return f'<keyboard locale="en-GB"><keyMap>{small}</keyMap><keyMap modifiers="shift">{large}</keyMap></keyboard>'


def dupehell(table: str, seed: int) -> dict:
    from dupehell import generate

    rows = Path(table).read_text(encoding="utf-8").count("\n") - 1
    with tempfile.TemporaryDirectory() as folder:
        told = {"domain": "publishing", "difficulty": "hell", "output_dir": folder, "output_format": "ipc"}
        generate(size=1_000, seed=0, **told)
        with Stopwatch() as watch:
            made = generate(size=rows, seed=seed, **told)
    return {**watch.result(made.total_records), "version": version("dupehell")}


def faker(table: str, seed: int) -> dict:
    from faker import Faker

    Faker.seed(seed)
    fake, rows = Faker("en_GB"), 20_000
    with Stopwatch() as watch:
        for _ in range(rows):
            (fake.first_name(), fake.last_name(), fake.date_of_birth(), fake.postcode(), fake.street_address())
    return {**watch.result(rows), "version": version("faker")}


def pseudopeople(table: str, seed: int) -> dict:
    import contextlib
    import warnings

    import pseudopeople as psp

    warnings.filterwarnings("ignore")
    with (
        Path(os.devnull).open("w") as nowhere,
        contextlib.redirect_stderr(nowhere),
        contextlib.redirect_stdout(nowhere),
    ):
        psp.generate_decennial_census(seed=0)
        with Stopwatch() as watch:
            census = psp.generate_decennial_census(seed=seed)
    return {**watch.result(len(census)), "version": version("pseudopeople")}


WORKERS = {
    OURS: ours,
    "Northmere, default rates": lambda table, seed: ours(table, seed, default_rates=True),
    "gecko": gecko,
    "gecko, simplest edits": lambda table, seed: gecko(table, seed, quick=True),
    "dupehell": dupehell,
    "faker": faker,
    "pseudopeople": pseudopeople,
}


class Stopwatch:
    """Wall and processor seconds of a ``with`` block, of all threads of this process."""

    def __enter__(self) -> Stopwatch:
        self.began = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall, self.processor = time.perf_counter() - self.began[0], time.process_time() - self.began[1]

    def result(self, rows: int) -> dict:
        return {"rows": rows, "wall": self.wall, "processor": self.processor}


def clean_table(path: Path, rows: int) -> None:
    """Write a clean table of people of the town, drawn block by block until there are enough rows."""
    import numpy as np

    from masterclass.population.blocks import BLOCK, Block
    from masterclass.population.people import TODAY, address_text, day_text

    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(-(-rows // BLOCK)):
            people, who = Block(1, number).people, np.arange(min(BLOCK, rows - number * BLOCK))
            address, postcode = address_text(people.address_at(who, TODAY))
            names = people.first[who], people.surname_at(who, TODAY)
            writer.writerows(zip(*names, day_text(people.birth[who]), postcode, address, strict=True))


def environment(folder: Path, package: str) -> tuple[Path | None, str]:
    """Return the Python of a new environment that holds one package; or None, and why there is none."""
    python = folder / package.split("==")[0] / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
    done = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        return None, "not installed: " + (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    return python, ""


def compare_errors(rows: int, rounds: int, environments: Path | None) -> str:
    """Time each program in turn, ``rounds`` times over, and return the results as a Markdown table."""
    folder = Path(tempfile.mkdtemp(prefix="northmere-benchmark-"))
    try:
        table = folder / "clean.csv"
        clean_table(table, rows)
        pythons, notes = dict.fromkeys((OURS, "Northmere, default rates"), Path(sys.executable)), {}
        for name, package in PEERS.items():
            python, note = environment(environments or folder, package)
            for which in WORKERS:
                if which.split(",")[0] == name:
                    pythons[which], notes[which] = python, note
        found: dict[str, list[dict]] = {name: [] for name in WORKERS}
        for turn in range(rounds):
            order = [name for name in WORKERS if pythons[name]]
            random.Random(turn).shuffle(order)
            for name in order:
                print(f"round {turn + 1} of {rounds}: {name}", file=sys.stderr)
                told = [str(pythons[name]), str(HERE), "worker", name, str(table), str(turn + 1)]
                done = subprocess.run(told, capture_output=True, text=True)
                if done.returncode:
                    print(done.stderr, file=sys.stderr)
                    reason = (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
                    notes[name] = f"failed in round {turn + 1}: {reason}"
                else:
                    found[name].append({**json.loads(done.stdout.splitlines()[-1]), "round": turn})
        return errors_table(found, notes)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def errors_table(found: dict[str, list[dict]], notes: dict[str, str]) -> str:
    lines = [
        f"{machine()} Speeds in thousands of rows a second, of {max(map(len, found.values()))} rounds.",
        "",
        "| program | version | what it does | rows | runs | median | best | least | processor second | rows changed |",
        "|---|---|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, runs in found.items():
        if not runs:
            lines.append(f"| {name} | {PEERS.get(name, '')} | {notes.get(name, '')} | | 0 | | | | | |")
            continue
        wall = [run["rows"] / run["wall"] / 1000 for run in runs]
        busy = statistics.median(run["rows"] / run["processor"] / 1000 for run in runs)
        which = f"{runs[0]['of']} {runs[0]['version']}" if "of" in runs[0] else runs[0]["version"]
        changed = f"{runs[0]['changed'] / runs[0]['rows']:.1%}" if "changed" in runs[0] else ""
        speed = f"{statistics.median(wall):,.1f} | {max(wall):,.1f} | {min(wall):,.1f} | {busy:,.1f}"
        lines.append(f"| {name} | {which} | {WHAT[name]} | {runs[0]['rows']:,} | {len(runs)} | {speed} | {changed} |")
    lines += [f"\n{name}: {notes[name]}." for name, runs in found.items() if runs and notes.get(name)]
    for peer in ("gecko", "gecko, simplest edits"):
        theirs = {run["round"]: run["rows"] / run["wall"] for run in found[peer]}
        pairs = [(run["rows"] / run["wall"], theirs.get(run["round"])) for run in found[OURS]]
        times = [speed / other for speed, other in pairs if other]
        if times:
            lines += ["", f"Ours against {peer}, round by round: {', '.join(f'{t:.1f}' for t in times)} times as fast."]
    least, most = (speed / 1000 for speed in ELSEWHERE)
    times = [run["rows"] / run["wall"] / ELSEWHERE[1] for run in found[OURS]]
    told = (
        f"Ours against gecko as others measured it ({least:.0f} to {most:.0f} thousand rows a second; the latter taken)"
    )
    lines += ["", f"{told}, round by round: {', '.join(f'{t:.1f}' for t in times)} times as fast."]
    return "\n".join(lines)


# Small towns

#: Run in a new process: seconds of the import, then of each town's tables, a new seed each, in one line of JSON.
SMALL = """
import json, sys, time
people, first, towns = map(int, sys.argv[1:])
began = time.perf_counter()
from masterclass import population
seconds = [time.perf_counter() - began]
for seed in range(first, first + towns):
    began = time.perf_counter()
    town = population.draw(people, seed)
    town.load("schools"), town.load("earnings"), town.true_links("schools", "earnings")
    seconds.append(time.perf_counter() - began)
print(json.dumps(seconds))
"""
PANDAS = "import time; began = time.perf_counter(); import pandas; print(time.perf_counter() - began)"


def measure_small(people: int, rounds: int) -> str:
    """Time the import and the tables that a check asks for, in a new process a round, as a Markdown table."""

    def run(code: str, *told: int) -> list[float]:
        command = [sys.executable, "-c", code, *map(str, told)]
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        return found if isinstance(found, list) else [found]

    run(SMALL, people, 0, 1)  # so that the files are in memory
    towns = 4
    found = [run(SMALL, people, 1 + turn * towns, towns) for turn in range(rounds)]
    alone = [run(PANDAS)[0] for _ in range(rounds)]
    tables = f"a fresh town of {people:,}: schools, earnings and their true links, milliseconds"
    what = {
        "`import masterclass.population` in a new process, seconds": [seconds[0] for seconds in found],
        "of that, `import pandas` (timed alone), seconds": alone,
        f"{tables}; the first after the import": [1000 * seconds[1] for seconds in found],
        f"{tables}; each later one": [1000 * each for seconds in found for each in seconds[2:]],
    }
    lines = [machine(), "", "| what | runs | median | least | most |", "|---|---:|---:|---:|---:|"]
    for name, values in what.items():
        cells = (statistics.median(values), min(values), max(values))
        shown = " | ".join(f"{cell:.0f}" if "milliseconds" in name else f"{cell:.2f}" for cell in cells)
        lines.append(f"| {name} | {len(values)} | {shown} |")
    return "\n".join(lines)


# Whole towns


def compare_towns(sizes: list[int], options: list[str]) -> str:
    """Draw whole towns to Parquet and return time and memory as a Markdown table, projected to 67 million."""
    further = "seconds for each further million"
    lines = [
        machine(),
        "",
        f"| people | seconds | people a second | {further} | greatest process, MB | all processes, MB | files, MB |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    before: tuple[int, float] | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="northmere-town-") as folder:
            program = str(Path(sys.executable).with_name("masterclass"))
            command = [program, "data", "make", "--people", str(size), "--seed", "1"]
            seconds, one, all_of_them = watched([*command, "--out", folder, "--format", "parquet", *options])
            written = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        slope = further_million(before, (size, seconds)) if before else None
        cells = (size, seconds, size / seconds, slope, one / 1e6, all_of_them / 1e6, written / 1e6)
        lines.append("| " + " | ".join(map(_cell, cells)) + " |")
        print(lines[-1], file=sys.stderr)
        before = size, seconds
    lines += ["", f"67 million people at the last rate: {67e6 / size * seconds / 3600:.1f} hours."]
    return "\n".join(lines)


def further_million(one: tuple[int, float], two: tuple[int, float]) -> float:
    """Return the seconds that a million people more take, from people and seconds of two draws."""
    return (two[1] - one[1]) / (two[0] - one[0]) * 1e6


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    stage = commands.add_parser("errors", help="the error stage beside its peers")
    stage.add_argument("--rows", type=int, default=1_000_000)
    stage.add_argument("--rounds", type=int, default=3)
    stage.add_argument("--environments", type=Path, help="keep the peers' environments here (default: thrown away)")
    towns = commands.add_parser("towns", help="whole draws")
    towns.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000, 10_000_000])
    towns.add_argument("--option", action="append", default=[], help="more for `masterclass data make`")
    small = commands.add_parser("small", help="what a check waits for: the import, and a few tables of a small town")
    small.add_argument("--people", type=int, default=500)
    small.add_argument("--rounds", type=int, default=5)
    for each in (stage, small, towns):
        each.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    worker = commands.add_parser("worker")
    for name in ("program", "table", "seed"):
        worker.add_argument(name)
    told = parser.parse_args()
    if told.command == "worker":
        print(json.dumps(WORKERS[told.program](told.table, int(told.seed))))
        return
    if told.command == "errors":
        text = compare_errors(told.rows, told.rounds, told.environments)
    elif told.command == "small":
        text = measure_small(told.people, told.rounds)
    else:
        text = compare_towns(told.sizes, told.option)
    print(text)
    if told.write:
        write(told.command, "population.py", text)


if __name__ == "__main__":
    main()
