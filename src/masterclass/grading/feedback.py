"""Write what each learner reads about their work: points and messages, never the source of a hidden check."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.preprocessors import Preprocessor
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from rich.console import Console
from rich.progress import track
from traitlets import Bool, Unicode

import masterclass
from masterclass.grading import TEMPLATES
from masterclass.grading.course import Course

BEGIN_HIDDEN = "BEGIN HIDDEN TESTS"
_COVER = "# A hidden check. It tries the same idea on a town that you have not seen."
_NEUTRAL = "A hidden check stopped on this answer. Does it do what the task asks for any data?"
_PARTS = ("What we saw: ", "What we expected: ", "Where to look: ")
_SHORTEST = 12
#: What makes a link act instead of lead somewhere, also spelt with entities or blanks; Markdown makes links of it.
_ACTING = re.compile(r"(?i)(j\s*a\s*v\s*a\s*|v\s*b\s*)s\s*c\s*r\s*i\s*p\s*t\s*(:|&colon;|&#0*58;?|&#x0*3a;?)")
_MARKUP = ("text/html", "text/markdown")
_KINDS = ("text/plain", *_MARKUP, "image/png", "image/jpeg")  # others can act: script, SVG, widgets
_TAGS = [
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "small", "span", "strong", "sub", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
]  # fmt: skip
_ATTRIBUTES = {
    "a": ["href", "title"],
    "img": ["alt", "src", "width", "height"],
    "td": ["colspan", "rowspan"],
    "th": ["colspan", "rowspan", "scope"],
}


@dataclass(frozen=True)
class Feedback:
    """What :func:`feedback` did."""

    assignment: str
    written: tuple[str, ...]
    unchanged: int

    def lines(self) -> list[str]:
        """Tell it in sentences."""
        if not self.written and not self.unchanged:
            return [f"{self.assignment}: no graded submissions, so no feedback. Run `masterclass grade` first."]
        noun = "learner" if len(self.written) == 1 else "learners"
        told = f"{self.assignment}: wrote feedback for {len(self.written)} {noun}"
        return [told + (f"; {self.unchanged} had theirs already and nothing changed." if self.unchanged else ".")]


def feedback(folder: str | Path, assignment: str, console: Console | None = None) -> Feedback:
    """Write ``feedback/<learner>/<assignment>/<assignment>.html`` for every graded submission.

    What is there already and would come out the same is left alone.

    Raises
    ------
    CourseError
        When the folder or the exercise is not there.
    """
    course = Course.open(folder)
    course.known(assignment)
    graded = sorted(course.folder.glob(f"autograded/*/{assignment}/{assignment}.ipynb"))
    api = course.api()
    api.coursedir.ignore = [*api.coursedir.ignore, "data"]  # the town beside the notebook is no feedback
    written, unchanged = [], 0
    for notebook in track(graded, f"Feedback {assignment}", console=console) if console else graded:
        learner = notebook.parents[1].name
        page = course.folder / "feedback" / learner / assignment / f"{assignment}.html"
        with course.gradebook() as gradebook:
            try:
                state = _state(gradebook, notebook, assignment, learner)
            except MissingEntry:
                continue
        if page.is_file() and f'content="{state}"' in _head(page):
            unchanged += 1
            continue
        done = api.generate_feedback(assignment, learner, force=True)
        if not done["success"]:
            raise RuntimeError(f"feedback for {learner}: nbgrader stopped\n{done.get('log', '')}\n{done['error']}")
        written.append(learner)
    return Feedback(assignment, tuple(written), unchanged)


class HideHiddenChecks(Preprocessor):
    """Keep of hidden checks only the sentence that a learner may read, and of visible ones the message.

    Named in ``GenerateFeedback.preprocessors`` after ``GetGrades``, so that nbgrader's own command is safe as well.
    """

    enabled = Bool(True, help="Whether hidden checks are hidden.").tag(config=True)
    secret_file = Unicode("", help="The file that seeds the cohort's fresh towns.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Rewrite the notebook that feedback is made from."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            source = _source_cells(gradebook, about["notebook"], about["assignment"])
            notebook = Path(resources["metadata"]["path"]) / f"{about['notebook']}.ipynb"
            about["state"] = _state(gradebook, notebook, about["assignment"], about["student"])
            about["title"] = nb.metadata.get("masterclass", {}).get("title", about["assignment"])
        hidden = {name for name, text in source.items() if BEGIN_HIDDEN in text}
        never = _never_shown(source, hidden, self.secret_file)
        for cell in nb.cells:
            _clean(cell, hidden, never)
        about["tasks"] = _tasks(nb)
        nb.metadata.pop("widgets", None)
        return nb, resources


def message_of(output: NotebookNode) -> list[str]:
    """Return the parts of a failed check's message in an error output, or nothing if it has none."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join([output.get("evalue", ""), *output.get("traceback", [])]))
    parts = []
    for part in _PARTS:
        found = re.search(rf"^{part}(.*(?:\n(?!{'|'.join(_PARTS)}|\s*$).*)*)", text, flags=re.MULTILINE)
        if found and output.get("ename") == "CheckFailed":
            parts.append(part + " ".join(found[1].split()))
    return parts


def _clean(cell: NotebookNode, hidden: set[str], never: list[str]) -> None:
    about = cell.metadata.get("nbgrader", {})
    is_hidden = about.get("grade_id") in hidden or BEGIN_HIDDEN in cell.source
    if is_hidden:
        cell.source = _COVER
    if cell.cell_type != "code":
        if not (about.get("locked") or about.get("grade")):
            cell.source = _plain(cell.source)
        return
    check = about.get("grade") and not about.get("solution")
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if is_hidden:
        cell.outputs = [_error(message_of(output) or [_NEUTRAL]) for output in errors[:1]]
    elif check and errors:
        cell.outputs = [_error(message_of(output) or _last_line(output)) for output in errors[:1]]
    for output in cell.outputs:
        if output.output_type == "error" and not check and not is_hidden:
            output.traceback = _own_lines(output.traceback)
        _scrub(output, never)
    cell.metadata["check"] = {"hidden": bool(is_hidden), "failed": bool(errors)} if check or is_hidden else None


def _tasks(nb: NotebookNode) -> list[dict]:
    """Return each task with its points: its visible and its hidden check together."""
    tasks: dict[str, dict] = {}
    for cell in nb.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("grade") and about.get("points") is not None:
            name = about["grade_id"].removesuffix("-hidden")
            task = tasks.setdefault(name, {"name": name, "score": 0.0, "points": 0.0})
            task["score"] += about.get("score") or 0.0
            task["points"] += about["points"]
    return list(tasks.values())


def _own_lines(traceback: list[str]) -> list[str]:
    """Return where in the learner's own cell an error arose, and the error; not the way through libraries."""
    own = [part for part in traceback[:-1] if re.sub(r"\x1b\[[0-9;]*m", "", part).lstrip().startswith("Cell ")]
    return [*own, *traceback[-1:]]


def _error(lines: list[str]) -> NotebookNode:
    return nbformat.v4.new_output("error", ename="CheckFailed", evalue=lines[0], traceback=lines)


def _last_line(output: NotebookNode) -> list[str]:
    if output.ename == "CellTimeoutError":
        return ["What we saw: this cell took longer than it may, and was stopped."]
    return [f"{output.ename}: {output.evalue}".strip(": ")]


def _scrub(output: NotebookNode, never: list[str]) -> None:
    for name in ("text", "evalue"):
        if name in output:
            output[name] = _without(output[name], never)
    if "traceback" in output:
        output["traceback"] = [_without(line, never) for line in output["traceback"]]
    if "data" in output:
        output["data"] = NotebookNode({kind: told for kind, told in output["data"].items() if kind in _KINDS})
    for kind, content in output.get("data", {}).items():
        if isinstance(content, str) and not kind.startswith("image/"):
            output["data"][kind] = _without(_plain(content) if kind in _MARKUP else content, never)


def _plain(html: str) -> str:
    """Return a learner's HTML without anything that could act: the trainer opens these pages too."""
    html = re.sub(r"<(style|script)\b.*?</\1\s*>", "", html, flags=re.DOTALL | re.IGNORECASE)
    html = _ACTING.sub("", html)
    return SanitizeHTML(tags=_TAGS, attributes=_ATTRIBUTES, strip=True).sanitize_html_tags(html)


def _without(text: str, never: list[str]) -> str:
    for secret in never:
        text = text.replace(secret, "…")
    return text


def _never_shown(source: dict[str, str], hidden: set[str], secret_file: str) -> list[str]:
    """Return texts that must not reach a learner: the cohort's secret and every line of a hidden check."""
    lines = {
        line.strip()
        for name in hidden
        for line in source[name].partition(BEGIN_HIDDEN)[2].splitlines()
        if len(line.strip()) >= _SHORTEST and "HIDDEN TESTS" not in line
    }
    released = "\n".join(text.partition("### " + BEGIN_HIDDEN)[0] for text in source.values())
    lines = {line for line in lines if line not in released}
    if secret_file and Path(secret_file).is_file():
        lines.add(Path(secret_file).read_text().strip())
    return sorted(lines, key=len, reverse=True)


def _source_cells(gradebook: Gradebook, notebook: str, assignment: str) -> dict[str, str]:
    return {cell.name: cell.source for cell in gradebook.find_notebook(notebook, assignment).source_cells}


def _state(gradebook: Gradebook, notebook: Path, assignment: str, learner: str) -> str:
    """Return a digest of everything that feedback is made from."""
    submission = gradebook.find_submission_notebook(notebook.stem, assignment, learner)
    rows = sorted(
        [[one.name, one.auto_score, one.manual_score, one.extra_credit] for one in submission.grades], key=str
    ) + sorted([[one.name, one.comment] for one in submission.comments], key=str)
    digest = hashlib.sha256(notebook.read_bytes())
    digest.update(json.dumps([rows, submission.late_submission_penalty, masterclass.__version__]).encode())
    for path in _made_with():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _made_with() -> Iterator[Path]:
    yield Path(__file__)
    yield from sorted((TEMPLATES / "feedback").iterdir())


def _head(page: Path) -> str:
    with page.open(encoding="utf-8", errors="replace") as file:
        return file.read(2000)
