"""The main job on made-up work: a cohort of 12 from roster to report, for `make course` and for a first look."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from .grading.course import Course, create, write_atomically
from .grading.engine import grade
from .grading.feedback import feedback
from .grading.report import report
from .grading.sandbox import sandbox_available
from .grading.simulate import simulate

LEARNERS = (
    *("Amina Hussain", "Bethan Price", "Callum Walsh", "Divya Patel", "Ewa Nowak", "Femi Okafor"),
    *("Grace Marshbury", "Harry Stanwick", "Iqra Begum", "Jun Cheung", "Kate O'Brien", "Luke Haworth"),
)
EXERCISES = ("01-first-link", "02-how-good-is-a-link")  # enough to see every page, and a minute, not ten
SEED = 2026


def run_demo(folder: Path, book: Path | None, console: Console) -> None:
    """Make a demo cohort in ``folder``, hand in made-up work, grade it, write feedback and a report.

    Every step can be repeated; what is there already is left alone.
    Made-up work is the only work that may be graded without a sandbox when there is none, and then that is said.
    """
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    roster, course = folder / "roster.csv", folder / "course"
    rows = [f"learner-{k:02d},{','.join(name.split())}" for k, name in enumerate(LEARNERS, start=1)]
    write_atomically(roster, "\n".join(["id,first_name,last_name", *rows]) + "\n")

    def tell(done: object) -> None:
        for line in done.lines():
            console.print(line, markup=False)

    with console.status("Making the demo cohort's course folder and releasing its exercises"):
        tell(create(course, roster, list(EXERCISES), course_id="demo", seed=SEED))
    tell(simulate(course, len(LEARNERS), SEED))
    problem = sandbox_available()
    if problem:
        console.print(f"No sandbox here ({problem}), so this made-up work is graded with --sandbox none.", markup=False)
    for exercise in Course.open(course).exercises():
        tell(grade(course, exercise, sandbox="none" if problem else "auto", console=console))
        tell(feedback(course, exercise, console))
    done = report(course, folder)

    first = min(course.glob("feedback/*/*/*.html"), default=None)
    console.print("\n[bold]Done. Open these in a browser:[/]")
    for what, page in (("the book", book), ("the cohort's report", done.page), ("one learner's feedback", first)):
        if page:
            console.print(f"  {what:<24}{_near(Path(page))}", markup=False)
    console.print("The same steps by hand, for your own cohort: README.md, “Teach”.", markup=False)


def _near(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
