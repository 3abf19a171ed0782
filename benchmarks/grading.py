"""How fast submissions are graded: ours and stock nbgrader in turn, on the same honest work, with the same marks.

    python benchmarks/grading.py                                  # exercise 02, 40 submissions, two rounds
    python benchmarks/grading.py 01-first-link tiny --write       # others, and put the table into benchmarks/README.md
    python benchmarks/grading.py --floors --write                 # every exercise, ours and its floor, without stock

Processor time is the whole machine's, since kernels are reaped by other processes than the one that was started:
nothing else should run meanwhile.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from common import busy, machine, resident, tree, write

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "exercises"), str(ROOT / "tests" / "grading")]
COMMAND = str(Path(sys.executable).with_name("masterclass"))
FEW = 8  # submissions of the short run; what a long run takes beyond it is the time once running
STOCK = """
c.Autograde.autograde_preprocessors = ["nbgrader.preprocessors.Execute", *c.Autograde.autograde_preprocessors[1:]]
c.Execute.kernel_name = "python3"
"""
#: Run in a new process: seconds of processor that the cells of a notebook take where everything is imported already.
FLOOR = """
import contextlib, io, os, sys, time, warnings
import nbformat
warnings.simplefilter("ignore")
from IPython.core.interactiveshell import InteractiveShell
os.chdir(sys.argv[2])
cells = [cell.source for cell in nbformat.read(sys.argv[1], 4).cells if cell.cell_type == "code"]
seconds = []
for _ in range(4):
    shell = InteractiveShell()
    began = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        for source in cells:
            shell.run_cell(source)
    seconds.append(time.process_time() - began)
print(min(seconds[1:]))
"""


def cohort(folder: Path, exercise: str, number: int) -> Path:
    """Make a course in which so many learners have handed in honest work: right, partly right, and some wrong."""
    from masterclass.grading.course import create

    roster = folder / "roster.csv"
    learners = [f"learner-{k:03d}" for k in range(number)]
    roster.write_text("id\n" + "\n".join(learners) + "\n")
    shelf = None
    if exercise == "tiny":
        import tiny_exercise

        exercise = "00-tiny"
        shelf = tiny_exercise.shelve(folder / "shelf", exercise)
    made = create(folder / "course", roster, [exercise], seed=11, exercises_from=shelf).course
    for learner, answers in zip(learners, honest_work(exercise, number), strict=True):
        hand_in(made.folder, exercise, learner, answers)
    return made.folder


def honest_work(exercise: str, number: int) -> list[dict[str, str]]:
    """Return answers by task for each learner: the kept right ones in turn; every fourth learner has a wrong one too,
    and every fifth leaves the last two tasks out."""
    if exercise == "00-tiny":
        import tiny_exercise

        right = {
            name: answer.replace("### BEGIN SOLUTION\n", "").replace("\n### END SOLUTION", "")
            for name, (answer, *_) in tiny_exercise.TASKS.items()
        }
        return [right] * number
    from kept import answers, tasks

    names = list(tasks(exercise))
    right = {name: list(islice(cycle(answers(exercise, name, "right").values()), number)) for name in names}
    wrong = {name: list(answers(exercise, name, "wrong").values()) for name in names}
    work = []
    for k in range(number):
        mine = {name: right[name][k] for name in names}
        if k % 4 == 3:
            name = names[k % len(names)]
            mine[name] = wrong[name][k % len(wrong[name])]
        if k % 5 == 4:
            mine = dict(list(mine.items())[:-2])
        work.append(mine)
    return work


def hand_in(folder: Path, exercise: str, learner: str, answers: dict[str, str]) -> None:
    from kept import hand_in as put

    put(folder, exercise, learner, answers)


def run_stock(folder: Path, exercise: str) -> tuple[float, float]:
    secret = (folder / "secret").read_text().strip()
    environment = {
        **os.environ,
        "MASTERCLASS_SECRET": secret,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    return timed([sys.executable, "-m", "nbgrader", "autograde", exercise], cwd=folder, env=environment)


def run_ours(folder: Path, exercise: str) -> tuple[float, float]:
    return timed([COMMAND, "grade", str(folder), exercise, "--workers", "2"])


def timed(command: list[str], **options) -> tuple[float, float]:
    """Run a command; return wall seconds, and processor seconds of the whole machine meanwhile."""
    wall, processor = time.perf_counter(), busy()
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return time.perf_counter() - wall, busy() - processor


def marks(folder: Path) -> list[tuple]:
    """Return every mark in a gradebook."""
    query = """select submitted_assignment.student_id, base_cell.name, grade.auto_score from grade
        join base_cell on base_cell.id = grade.cell_id
        join submitted_notebook on submitted_notebook.id = grade.notebook_id
        join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id order by 1, 2"""
    with sqlite3.connect(folder / "gradebook.db") as database:
        return database.execute(query).fetchall()


def floor(exercise: str, course: Path) -> float:
    """Return the processor seconds of the author's cells alone, everything imported."""
    source = course / "source" / exercise
    command = [sys.executable, "-c", FLOOR, str(source / f"{exercise}.ipynb"), str(source)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    return float(done.stdout.split()[-1])


def memory(folder: Path, exercise: str) -> dict[str, int]:
    """Return the greatest resident memory, in MB, of each kind of process while a cohort is graded."""
    command = [COMMAND, "grade", str(folder), exercise, "--workers", "2"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most: dict[str, int] = {}
    while running.poll() is None:
        for process in tree(running.pid):
            try:
                told = Path(f"/proc/{process}/cmdline").read_text()
            except OSError:
                continue
            kind = (
                "zygote or kernel" if "masterclass.grading.zygote" in told else "worker" if "forkserver" in told else ""
            )
            kind = kind or ("coordinator" if process == running.pid else "other")
            most[kind] = max(most.get(kind, 0), resident(process) >> 20)
        time.sleep(0.05)
    return most


def compare(exercise: str, number: int, rounds: int) -> tuple[list[str], str]:
    """Grade the same work by both, in turn; return a row of the table, and a sentence on memory."""
    with tempfile.TemporaryDirectory(prefix="mc-bench-") as room:
        fresh = cohort(Path(room), exercise, number)
        exercise = "00-tiny" if exercise == "tiny" else exercise
        stock, few, many = [], [], []
        for turn in range(rounds):
            theirs, ours, short = (copied(fresh, Path(room) / f"{kind}-{turn}") for kind in ("stock", "ours", "short"))
            config = theirs / "nbgrader_config.py"
            config.write_text(config.read_text() + STOCK)
            for learner in sorted((short / "submitted").iterdir())[FEW:]:
                shutil.rmtree(learner)
            many.append(run_ours(ours, exercise))
            stock.append(run_stock(theirs, exercise))
            few.append(run_ours(short, exercise))
            if marks(theirs) != marks(ours):
                differ = [pair for pair in zip(marks(theirs), marks(ours), strict=False) if pair[0] != pair[1]]
                raise SystemExit(f"{exercise}: the marks differ, first at {differ[:1]}")
        sizes = memory(copied(fresh, Path(room) / "memory"), exercise)
        least = floor(exercise, fresh)
    steady = [[(long[k] - short[k]) / (number - FEW) for k in (0, 1)] for long, short in zip(many, few, strict=True)]
    their_wall, their_processor = (statistics.median(one[k] for one in stock) / number for k in (0, 1))
    whole = statistics.median(one[0] for one in many)
    wall, processor = (statistics.median(one[k] for one in steady) for k in (0, 1))
    row = [
        exercise,
        f"{their_wall:.2f}",
        f"{their_processor:.2f}",
        f"{wall:.2f}",
        f"{processor:.2f}",
        f"{whole:.1f}",
        f"{their_wall / wall:.1f}",
        f"{their_processor / processor:.1f}",
        f"{their_wall * number / whole:.1f}",
        f"{least:.2f}",
        f"{processor - least:+.2f}",
    ]
    told = ", ".join(f"{kind} {size} MB" for kind, size in sorted(sizes.items()))
    return (
        row,
        f"{exercise}: greatest resident memory of a process: {told}. Marks of all {number} submissions the same.",
    )


def beside_floor(exercise: str, number: int) -> list[str]:
    """Grade an exercise by ours alone; return a row with what a submission takes, and its floor."""
    with tempfile.TemporaryDirectory(prefix="mc-bench-") as room:
        fresh = cohort(Path(room), exercise, number)
        least = floor(exercise, fresh)
        short = copied(fresh, Path(room) / "short")
        for learner in sorted((short / "submitted").iterdir())[number // 3 :]:
            shutil.rmtree(learner)
        few, many = run_ours(short, exercise), run_ours(fresh, exercise)
    wall, processor = ((many[k] - few[k]) / (number - number // 3) for k in (0, 1))
    return [exercise, f"{wall:.2f}", f"{processor:.2f}", f"{least:.2f}", f"{processor - least:+.2f}"]


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    line = f"|---|{'---:|' * (len(head) - 1)}"
    return [f"| {' | '.join(head)} |", line, *(f"| {' | '.join(row)} |" for row in rows)]


def copied(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to)
    return to


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("exercises", nargs="*", help="exercise ids, or tiny; by default 02, with --floors all")
    parser.add_argument("--submissions", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    parser.add_argument("--floors", action="store_true", help="every exercise by ours alone, beside its floor")
    told = parser.parse_args()
    if told.floors:
        number = min(told.submissions, 12)
        exercises = sorted(path.name for path in (ROOT / "exercises").iterdir() if path.is_dir())
        rows = [beside_floor(exercise, number) for exercise in told.exercises or exercises]
        head = ["exercise", "wall, once running", "processor", "floor", "above the floor"]
        about = f"{machine()} {number} submissions, two workers; seconds a submission."
        show("floors", "\n".join([about, "", *table(head, rows)]), told.write)
        return
    head = [
        "exercise", "stock: wall", "processor", "ours, once running: wall", "processor", "whole command",
        "times faster: once running", "processor", "whole command", "floor", "above the floor",
    ]  # fmt: skip
    exercises = told.exercises or ["02-how-good-is-a-link"]
    found = [compare(exercise, told.submissions, told.rounds) for exercise in exercises]
    lines = [
        f"{machine()} {told.submissions} submissions, {told.rounds} rounds in turn, two workers; seconds a submission, "
        "the whole command's seconds for all of them.",
        "",
        *table(head, [row for row, _ in found]),
        "",
        *(f"- {sentence}" for _, sentence in found),
    ]
    show("grading", "\n".join(lines), told.write)


def show(name: str, text: str, keep: bool) -> None:
    print(text)
    if keep:
        write(name, "grading.py", text)


if __name__ == "__main__":
    main()
