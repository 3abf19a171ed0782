"""Write what each learner reads about their work: points and messages, never the source of a hidden check."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import pass_context
from jinja2.runtime import Context
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbconvert.preprocessors import Preprocessor
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry, SubmittedNotebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import GenerateFeedback
from nbgrader.utils import capture_log, temp_attrs
from rich.console import Console
from rich.progress import Progress
from traitlets import Bool, Unicode
from traitlets.config import Config

import masterclass
from masterclass.checks import CheckFailed, Exercise
from masterclass.grading import TEMPLATES
from masterclass.grading.cells import BEGIN_HIDDEN, NOTES
from masterclass.grading.course import Course

_COVER = "# A hidden check. It tries the same idea on a town that you have not seen."
_NEUTRAL = "A hidden check stopped on this answer. Does it do what the task asks for any data?"
_COLOUR = r"(?:\x1b\[[0-9;]*m)*"
_CELL = re.compile(rf"Cell{_COLOUR} {_COLOUR}In{_COLOUR} ?\[\d+\]{_COLOUR}(?=,)")
_NO_OPTION = re.compile(r"an? \w+(: .{0,80})?")
_WITHOUT_CODE = ("choice", "match", "order", "reading")  # kinds of hidden checks whose every sentence may be told
_TOO_LONG = (
    "What we saw: this cell took longer than it may, and was stopped.",
    "What to try: look for a loop that never ends, and for work that is done again for every row. Run your answer on "
    "the first hundred rows, `.head(100)`, before you run it on all of them.",
)
_BROKEN = (
    "What we saw: your program stopped the program that runs notebooks, so this cell has no result.",
    "What to try: leave out what is not about the task, restart the kernel and run all cells from the top.",
)
#: What a reason for a program's end means, by what :mod:`masterclass.grading.sitting` and its sandbox call it.
_ENDED = {
    "its program ended its own kernel": (
        "What we saw: your program ended itself while this cell ran, so the cell has no result.",
        "What to try: take out lines such as `exit()`, `quit()` or `os._exit(0)`, restart the kernel and run all cells "
        "from the top.",
    ),
    r"its program used more than ([\d,]{1,9}) MB of memory": (
        "What we saw: your program used more than {} MB of memory and was stopped, so this cell has no result.",
        "What to try: look for a table or list that grows with every step, and for all pairs of two whole tables. Run "
        "your answer on the first hundred rows, `.head(100)`, before you run it on all of them.",
    ),
    r"its program took longer than (\d{1,9}) seconds in all": (
        "What we saw: your notebook took longer than {} seconds in all and was stopped here, so this cell has no "
        "result.",
        "What to try: find the cell that takes longest when you run the notebook yourself, and look there for work "
        "that is done again for every row.",
    ),
    "its program did not stop when its time was up": _TOO_LONG,
    "the process of the checks ended on its answer": (
        "What we saw: this check could not be finished on your answer, so it has no result.",
        "What to try: call your answer on a few rows yourself, and see that it ends and gives back what the task asks "
        "for.",
    ),
    "this cell was not run: earlier cells ended the program too often": (
        "What we saw: this cell was not run, since cells above it ended the program several times.",
        "What to try: mend those cells first, restart the kernel and run all cells from the top.",
    ),
}
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
    graded = course.folder.glob(f"autograded/*/{assignment}/{assignment}.ipynb")
    waiting, unchanged = {}, 0
    with course.gradebook() as gradebook:
        for learner, notebook in sorted((path.parents[1].name, path) for path in graded):
            try:
                state = _state(gradebook.find_submission_notebook(notebook.stem, assignment, learner), notebook)
            except MissingEntry:
                continue
            if _is_whole(course.folder / "feedback" / learner / assignment / f"{assignment}.html", state):
                unchanged += 1
            else:
                waiting[learner] = notebook
    if waiting:
        bar = Progress(console=console, transient=False) if console else nullcontext()
        with bar:
            task = bar.add_task(f"Feedback {assignment}", total=len(waiting)) if console else None
            write_pages(course.api(), assignment, waiting, (lambda: bar.advance(task)) if console else lambda: None)
    return Feedback(assignment, tuple(waiting), unchanged)


def write_pages(
    api: NbGraderAPI, assignment: str, notebooks: dict[str, Path], advance: Callable[[], None] = lambda: None
) -> None:
    """Have nbgrader write the feedback of these graded notebooks, by learner.

    Raises
    ------
    RuntimeError
        When nbgrader stops on one of them, after it has written the others.
    """
    extra = Config()
    extra.HTMLExporter.template_name = "feedback"
    extra.GenerateFeedback.exporter_class = PageExporter
    ignored = [*api.coursedir.ignore, "data"]  # the town beside the notebook is no feedback
    with temp_attrs(api.coursedir, assignment_id=assignment, student_id="*", ignore=ignored):
        converter = _Pages(coursedir=api.coursedir, parent=api)
        converter.update_config(extra)
        converter.force = True
        converter.wanted, converter.advance = notebooks, advance
        done = capture_log(converter)
    if not done["success"]:
        raise RuntimeError(f"feedback on {assignment}: nbgrader stopped\n{done.get('log', '')}\n{done['error']}")


class _Pages(GenerateFeedback):
    """nbgrader's own converter, on the notebooks that wait: the templates are then compiled once, not once each."""

    wanted: dict[str, Path]
    advance: Callable[[], None]

    def init_notebooks(self) -> None:
        self.assignments = {
            self._format_source(self.coursedir.assignment_id, learner): [str(notebook)]
            for learner, notebook in self.wanted.items()
        }

    def convert_single_notebook(self, notebook_filename: str) -> None:
        super().convert_single_notebook(notebook_filename)
        self.advance()


class PageExporter(HTMLExporter):
    """nbconvert's exporter, several times faster, for pages whose template needs no mending afterwards.

    nbconvert reads the finished page again to give pictures a text and JupyterLab's boxes a tab stop, which here the
    template does; and most cells of an exercise look the same for every learner.
    Named in ``GenerateFeedback.exporter_class``.
    """

    optimistic_validation = Bool(True, help="Whether notebooks are validated once, at the end.").tag(config=True)

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Convert from notebook node."""
        resources = self._init_resources(resources)
        told = WidgetsDataTypeFilter(notebook_metadata=self._nb_metadata, parent=self, resources=resources)
        self.register_filter("filter_data_type", told)
        return super(HTMLExporter, self).from_notebook_node(nb, resources, **kw)

    def default_filters(self) -> Iterator[tuple[str, Callable]]:
        """Return nbconvert's filters, of which the slow ones remember what they have seen."""
        yield from super().default_filters()
        highlight = lru_cache(maxsize=1024)(Highlight2HTML(pygments_lexer="ipython3", parent=self))
        yield "highlight_code", lambda source, metadata=None: highlight(source)
        render = lru_cache(maxsize=1024)(lambda source: self.markdown2html({}, source))

        @pass_context
        def markdown2html(context: Context, source: str) -> str:
            pictured = context.get("cell", {}).get("attachments")
            return self.markdown2html(context, source) if pictured else render(source)

        yield "markdown2html", markdown2html


class HideHiddenChecks(Preprocessor):
    """Keep of hidden checks only the sentence that a learner may read, and of visible ones the message.

    Named in ``GenerateFeedback.preprocessors`` after ``GetGrades``, so that nbgrader's own command is safe as well.
    """

    enabled = Bool(True, help="Whether hidden checks are hidden.").tag(config=True)
    secret_file = Unicode("", help="The file that seeds the cohort's fresh towns.").tag(config=True)
    alone = Bool(False, help="Whether somebody marks their own work.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Rewrite the notebook that feedback is made from."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            source = _source_cells(gradebook, about["notebook"], about["assignment"])
            notebook = Path(resources["metadata"]["path"]) / f"{about['notebook']}.ipynb"
            marked = gradebook.find_submission_notebook(about["notebook"], about["assignment"], about["student"])
            waits = {one.name for one in marked.grades if one.auto_score is None and one.manual_score is None}
            about["state"] = _state(marked, notebook)
            about["title"] = nb.metadata.get("masterclass", {}).get("title", about["assignment"])
        hidden = {name: text for name, text in source.items() if BEGIN_HIDDEN in text}
        never = _never_shown(source, set(hidden), self.secret_file)
        for cell in nb.cells:
            _clean(cell, hidden, never)
        about["tasks"] = _tasks(nb, waits)
        about["notes"] = [one for one in nb.metadata.get(NOTES, []) if isinstance(one, str)]
        about["alone"] = self.alone
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


def _clean(cell: NotebookNode, hidden: dict[str, str], never: list[str]) -> None:
    about = cell.metadata.get("nbgrader", {})
    is_hidden = about.get("grade_id") in hidden or BEGIN_HIDDEN in cell.source
    whole = hidden.get(about.get("grade_id"), "")
    if is_hidden:
        cell.source = _COVER
    if cell.cell_type != "code":
        if not about.get("locked"):
            cell.source = _plain(cell.source)
        return
    check = about.get("grade") and not about.get("solution")
    errors = [output for output in cell.outputs if output.output_type == "error"]
    stopped = next(filter(None, map(_stopped, errors)), None)
    if is_hidden:
        cell.outputs = [_error(stopped or _proved(whole, message_of(output))) for output in errors[:1]]
    elif check and errors:
        cell.outputs = [_error(stopped or message_of(output) or _last_line(output)) for output in errors[:1]]
    elif stopped:
        cell.outputs = [output for output in cell.outputs if not _stopped(output)]
        cell.metadata["stopped"] = stopped
    for output in cell.outputs:
        if output.output_type == "error" and not check and not is_hidden:
            output.traceback = _own_lines(output.traceback)
        _scrub(output, never)
    cell.metadata["check"] = {"hidden": bool(is_hidden), "failed": bool(errors)} if check or is_hidden else None


def _stopped(output: NotebookNode) -> list[str] | None:
    """Return what to tell of a cell that was stopped: known reasons only, since a program may have a say in others."""
    if output.output_type != "error" or output.ename not in ("KernelEnded", "CellTimeoutError"):
        return None
    if output.ename == "CellTimeoutError":
        return list(_TOO_LONG)
    for reason, told in _ENDED.items():
        if found := re.fullmatch(reason, output.evalue):
            return [line.format(*found.groups()) for line in told]
    return list(_BROKEN)


def _proved(source: str, message: list[str]) -> list[str]:
    """Return a hidden check's message if it is one that its source can give, and a neutral sentence otherwise."""
    said = message[0].removeprefix(_PARTS[0]) if message else ""
    properties, sentences = _sayable(source)
    if message in properties or (said.startswith(("you chose ", "you read ")) and said.endswith(sentences)):
        return message
    return message if sentences and _NO_OPTION.fullmatch(said) else [_NEUTRAL]


@cache
def _sayable(source: str) -> tuple[list[list[str]], tuple[str, ...]]:
    """Return what a hidden check can say: the message of each property in it, and each option's own sentence."""
    try:
        calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    except SyntaxError:
        return [], ()
    properties, sentences = [], []
    for call in calls:
        named = {one.arg: one.value for one in call.keywords}
        kind = getattr(call.func, "attr", "")
        if kind == "hidden" and (proves := _text(call.args[1] if len(call.args) > 1 else named.get("proves"))):
            properties.append(_failing(proves, _text(named.get("look"))))
        elif kind in _WITHOUT_CODE:
            options = call.args[3] if len(call.args) > 3 else named.get("feedback")
            sentences += [f". {' '.join(text.split())}" for text in _values(options)]
    return properties, tuple(sentences)


def _values(node: ast.AST | None) -> Iterator[str]:
    """Yield the texts that a dictionary in a program holds, in dictionaries within it as well; never its keys."""
    for one in ast.walk(node) if node is not None else ():
        yield from filter(None, map(_text, one.values if isinstance(one, ast.Dict) else ()))


def _text(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _failing(proves: str, look: str) -> list[str]:
    """Return what a hidden check says when it fails, in its own words."""
    try:
        with Exercise("", {"": 0}).hidden("", proves, look=look):
            raise ValueError
    except CheckFailed as failed:
        return [" ".join(line.split()) for line in failed.lines()]


def _tasks(nb: NotebookNode, waits: set[str]) -> list[dict]:
    """Return each task with its points, visible and hidden check together, and whether it waits for a mark by hand."""
    tasks: dict[str, dict] = {}
    for cell in nb.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("grade") and about.get("points") is not None:
            name = about["grade_id"].removesuffix("-hidden")
            task = tasks.setdefault(name, {"name": name, "title": name, "score": 0.0, "points": 0.0})
            task["waits"] = cell.metadata["waits"] = about["grade_id"] in waits
            task["score"] += about.get("score") or 0.0
            task["points"] += about["points"]
    for cell in nb.cells:
        name = str(cell.metadata.get("nbgrader", {}).get("grade_id")).removesuffix("-task")
        if name in tasks and cell.cell_type == "markdown" and cell.metadata.nbgrader.get("locked"):
            heading = re.search(r"^#+\s+(.+?)\s*(\[.*\])?$", cell.source, flags=re.MULTILINE)
            tasks[name]["title"] = heading[1].replace("`", "") if heading else name
            cell.metadata["task"] = name
    return list(tasks.values())


def _own_lines(traceback: list[str]) -> list[str]:
    """Return where in the learner's own cell an error arose, and the error; not the way through libraries.

    The number of the cell is left out: where checks run apart from it, a kernel counts its cells in its own way.
    """
    own = [part for part in traceback[:-1] if re.sub(r"\x1b\[[0-9;]*m", "", part).lstrip().startswith("Cell ")]
    return [_CELL.sub("Your code", part) for part in (*own, *traceback[-1:])]


def _error(lines: list[str]) -> NotebookNode:
    return nbformat.v4.new_output("error", ename="CheckFailed", evalue=lines[0], traceback=lines)


def _last_line(output: NotebookNode) -> list[str]:
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
    html = SanitizeHTML(tags=_TAGS, attributes=_ATTRIBUTES, strip=True).sanitize_html_tags(html)
    return re.sub(r"<img(?![^>]*\balt=)", '<img alt="Picture that this cell shows; it has no description"', html)


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


def _state(submission: SubmittedNotebook, notebook: Path) -> str:
    """Return a digest of everything that feedback is made from."""
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


def _is_whole(page: Path, state: str) -> bool:
    """Tell whether a page was written to its end, from this state."""
    if not page.is_file():
        return False
    text = page.read_bytes()
    return f'content="{state}"'.encode() in text[:2000] and text.rstrip().endswith(b"</html>")
