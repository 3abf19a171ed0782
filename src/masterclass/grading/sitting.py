"""Run one notebook in two processes: the learner's cells in theirs, the given and the checking cells in ours.

What is checked are answers that crossed (:mod:`masterclass.grading.crossing`), so nothing that a learner's program
does to its own process (other comparisons, forged results, a silenced error) reaches a mark.
Hidden checks run after the last of the learner's cells, on what every name stood for at their place: no program whose
output a learner will read has seen what they try.
"""

from __future__ import annotations

import io
import math
import re
import symtable
import time
import tokenize
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nbformat import NotebookNode

from masterclass.grading.sandbox import Fork
from masterclass.grading.wire import Closed, TooLate, Wire

#: A program that uses one of these may reach any name, so every given cell runs for it too.
_REACHES_ANYTHING = re.compile(
    r"\b(globals|locals|vars|eval|exec|compile|dir|__main__|__dict__|get_ipython|inspect|sys|gc|In|Out)\b|^\s*[%!?]",
    re.M,
)
_CHECKS_GONE = "the process of the checks ended on its answer"
_NOT_THEIRS = ("its kernel was killed", "its process has gone", _CHECKS_GONE)  # perhaps: all of it once more
_MOST_RESTARTS = 3
_GRACE = 3.0  # seconds a kernel has to obey an interrupt
_MOST_SHOWN = 2 << 20  # characters of output that a cell keeps
_EACH = 200  # that each output counts for beside its own, so that there are not too many
_FROM_LEARNER = 64 << 20  # bytes that one message of a learner's kernel may have
_SHOWN = ("stream", "display_data", "execute_result", "error", "update_display_data", "clear_output")
#: What a learner's program may show in a check's cell: neither a result nor an error, which are the check's to give.
_BESIDE_A_CHECK = ("stream", "display_data")


@dataclass(frozen=True)
class Part:
    """What the release says of one cell.

    ``kind`` is ``answer`` (the learner's), ``given`` (everybody's), ``own`` (given, but it shows the learner's
    answer), ``visible`` or ``hidden`` (checks), or ``beside`` (a check that can only run beside the learner's code).
    ``lead`` is how many of a check's first statements the rehearsal has run for everybody.
    """

    name: str
    kind: str
    source: str
    binds: tuple[str, ...] = ()
    pure: bool = False
    leading: bool = False
    outputs: tuple = ()
    lead: int = 0


@dataclass(frozen=True)
class Plan:
    """Where each cell of an exercise runs; made at release by running the author's own solution."""

    assignment: str
    digest: str
    parts: tuple[Part, ...]
    answers: frozenset[str] = frozenset()

    def __post_init__(self):
        object.__setattr__(self, "by_name", {part.name: part for part in self.parts})

    @property
    def beside(self) -> list[str]:
        """Checks of lower assurance: they run in the learner's process."""
        return [part.name for part in self.parts if part.kind == "beside"]

    def reached(self, words: set[str], before: str | None = None) -> set[str]:
        """Return these names and those that the given cells which bind them use in their turn.

        With ``before`` only the given cells above that one count.
        """
        places = [place for place, part in enumerate(self.parts) if part.name == before]
        for part in reversed(self.parts[: places[0] if places else None]):
            if part.kind == "given" and words & set(part.binds):
                words = words | _names_in(part.source)
        return words

    def part(self, cell: NotebookNode) -> Part | None:
        """Return what the release says of a cell, if it is word for word one of the release's locked cells."""
        about = cell.metadata.get("nbgrader", {})
        part = self.by_name.get(about.get("grade_id"))
        return part if part is not None and (part.kind == "answer" or part.source == cell.source) else None


class LearnerGone(Exception):
    """The learner's kernel has ended, by its own doing."""


class Sitting:
    """One notebook's run.

    Parameters
    ----------
    plan : Plan
        Of the exercise.
    learner, checker : callable
        Return a new fork of the learner's and of the checks' warm process.
    seconds : float
        That one cell may take.
    secret : str
        Of the cohort; only checks that must run beside the learner's code get it there.
    in_all : float
        Seconds that all cells may take, however often the kernel ends. When they are spent, what came before is
        repeated once more for its marks, which may take as long again.
    """

    def __init__(
        self,
        plan: Plan,
        learner: Callable[[], Fork],
        checker: Callable[[], Fork],
        seconds: float,
        secret: str = "",
        in_all: float = math.inf,
    ):
        self._plan, self._learner, self._checker = plan, learner, checker
        self._seconds, self._secret, self._in_all = seconds, secret, in_all
        self._last = math.inf
        self._ended: dict[int, str] = {}
        self._spent = False
        self.flags: list[str] = []

    def run(self, cells: list[NotebookNode]) -> None:
        """Run all code cells and give them their outputs; a cell that ends the kernel loses its own marks only."""
        spared = False
        self._last = time.monotonic() + self._in_all
        while True:
            learner, checker = self._learner(), self._checker()
            try:
                gone = self._attempt(cells, learner, checker)
            finally:
                learner.close()
                checker.close()
            if gone is None:
                return
            place, reason = gone
            if reason in _NOT_THEIRS and not spared:
                spared = True  # somebody else's doing, or too much for the machine: all of it once more
                self._last = time.monotonic() + self._in_all
                continue
            self._ended[place] = reason
            if reason.startswith("its program took longer"):
                if self._spent:
                    self._give_up(cells, reason)
                    return
                self._spent = True
                self._last = time.monotonic() + self._in_all
            if reason not in self.flags:
                self.flags.append(reason)

    def _give_up(self, cells: list[NotebookNode], reason: str) -> None:
        for cell in cells:
            if cell.cell_type == "code" and cell.source.strip():
                cell.outputs = [error_output("KernelEnded", f"{reason}, twice")]

    def _attempt(self, cells: list[NotebookNode], learner: Fork, checker: Fork) -> tuple[int, str] | None:
        self._l, self._t = learner, checker
        self._count = 0
        self._shared_before = False
        own = [cell.source for cell in cells if cell.cell_type == "code" and self._is_own(cell)]
        self._words = _words(own)
        if self._words is not None:
            self._words = self._plan.reached(self._words)
        later = []
        for place, cell in enumerate(cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            part = self._plan.part(cell)
            if part is None and "skip-execution" in cell.metadata.get("tags", []):
                continue
            cell.outputs = []
            self._count += 1
            cell.execution_count = self._count
            enough = self._spent or len(self._ended) > _MOST_RESTARTS
            if place in self._ended or (enough and place > max(self._ended)):
                reason = self._ended.get(place, "this cell was not run: earlier cells ended the program too often")
                cell.outputs = [error_output("KernelEnded", reason)]
                continue
            try:
                if part is not None and part.kind == "hidden":
                    self._note(part.name)
                    later.append((place, cell, part))
                else:
                    self._one(cell, part)
            except LearnerGone as gone:
                return place, str(gone)
        for place, cell, part in later:
            self._t.wire.send({"do": "restore", "cell": part.name})
            try:
                self._tell_learner({"do": "restore", "cell": part.name})
                self._check(cell, part)
            except LearnerGone as gone:
                return place, str(gone)
        return None

    def _is_own(self, cell: NotebookNode) -> bool:
        part = self._plan.part(cell)
        return part is None or part.kind in ("answer", "own", "beside")

    def _note(self, name: str) -> None:
        self._t.wire.send({"do": "snapshot", "cell": name})
        self._tell_learner({"do": "snapshot", "cell": name})

    def _one(self, cell: NotebookNode, part: Part | None) -> None:
        if part is None or part.kind in ("answer", "own"):
            self._run_learner(cell)
            if part is not None and part.binds:
                self._t.wire.send({"do": "drop", "names": list(part.binds)})
            self._shared_before = self._shared_before or part is None
        elif part.kind == "given":
            self._give(cell, part)
        elif part.kind == "visible":
            self._check(cell, part)
        else:
            self._tell_learner({"do": "secret", "variables": {"MASTERCLASS_SECRET": self._secret}})
            self._run_learner(cell)
            one_result(cell)

    def _give(self, cell: NotebookNode, part: Part) -> None:
        """Run a given cell for the checks, and for the learner when anything of theirs may use what it binds."""
        if part.leading and not self._shared_before:
            self._play(cell, part.outputs)
            return
        if part.pure and not (self._words is None or self._words & set(part.binds)):
            self._recall(cell, part)
            return
        if not (part.pure and self._recall_learner(cell, part)):
            self._run_learner(cell)
        cell.outputs = []
        if part.pure:
            self._recall(cell, part)
        elif not part.leading:
            self._run_checker(cell, part)
        else:
            self._play(cell, part.outputs)

    def _recall(self, cell: NotebookNode, part: Part) -> None:
        self._t.wire.send({"do": "recall", "cell": part.name})
        self._until_done(self._t.wire, cell, None)
        self._play(cell, part.outputs)

    def _recall_learner(self, cell: NotebookNode, part: Part) -> bool:
        """Spare the learner's kernel a given cell whose result it has; tell whether nothing of theirs changed it."""
        uses = self._plan.reached(_names_in(part.source), before=part.name)
        self._tell_learner({"do": "recall", "cell": part.name, "uses": sorted(uses)})
        reply = self._hear_learner(Shown(cell), time.monotonic() + self._seconds, ("done",))[0]["done"]
        return reply.get("status") == "ok"

    def _play(self, cell: NotebookNode, messages: Iterable) -> None:
        shown = Shown(cell)
        for kind, content in messages:
            shown.take(kind, content)

    def _check(self, cell: NotebookNode, part: Part) -> None:
        self._run_checker(cell, part)
        one_result(cell)

    # --- the two processes

    def _tell_learner(self, header: dict[str, Any], buffers: list[bytes] = (), until: float | None = None) -> None:
        """Send to the learner's kernel, which waits for it; one that does not read has been broken."""
        try:
            self._l.wire.send(header, buffers, time.monotonic() + self._seconds if until is None else until)
        except TooLate:
            self._l.ended = "its program did not read what a check gave it"
            raise LearnerGone(self._l.ended) from None
        except Closed:
            raise LearnerGone(self._l.why()) from None

    def _run_learner(self, cell: NotebookNode) -> None:
        self._tell_learner({"do": "run", "code": cell.source})
        shown, until = Shown(cell), time.monotonic() + self._seconds
        reply = self._hear_learner(shown, until, ("done",))[0]["done"]
        close_cell(cell, reply, late=time.monotonic() > until)

    def _hear_learner(
        self, shown: Shown, until: float, ends: tuple[str, ...], kinds: tuple[str, ...] = _SHOWN
    ) -> tuple[dict, list[bytes]]:
        """Return the frame of the learner's kernel that ends what it is doing; interrupt it when its time is up."""
        late = False
        while True:
            try:
                moment = min(until + (_GRACE if late else 0), self._last)
                header, buffers = self._l.wire.receive(moment, _FROM_LEARNER)
            except TooLate:
                if moment == self._last:
                    self._l.ended = f"its program took longer than {self._in_all:g} seconds in all"
                    raise LearnerGone(self._l.ended) from None
                if late:
                    self._l.ended = "its program did not stop when its time was up"
                    raise LearnerGone(self._l.ended) from None
                late = True
                self._l.say("interrupt")
                continue
            except Closed:
                raise LearnerGone(self._l.why()) from None
            if "message" in header:
                if header["message"] in kinds:
                    shown.take(header["message"], header.get("content"))
            elif "failed" in header:
                said = re.sub(r"[^ -~]", "?", str(header["failed"])[:100])  # a terminal may show it
                raise LearnerGone(f"its program broke its own kernel ({said})")
            elif any(name in header for name in ends):
                if "done" in ends and not isinstance(header["done"], dict):
                    raise LearnerGone("its program broke its own kernel")
                return header, buffers

    def _run_checker(self, cell: NotebookNode, part: Part) -> None:
        lead = {"lead": part.name, "skip": part.lead} if part.lead else {}
        self._t.wire.send({"do": "run", "code": cell.source, "wanted": sorted(self._plan.answers), **lead})
        until = time.monotonic() + self._seconds
        reply = self._until_done(self._t.wire, cell, until)
        close_cell(cell, reply, late=time.monotonic() > until)

    def _until_done(self, wire: Wire, cell: NotebookNode, until: float | None) -> dict[str, Any]:
        shown, late = Shown(cell), False
        while True:
            try:
                header, buffers = wire.receive(None if until is None else until + (_GRACE if late else 0))
                if "ask" in header:
                    wire.send(*(({"interrupted": True}, []) if late else self._answer(shown, header, buffers, until)))
            except TooLate:
                if late:
                    raise LearnerGone("a check did not come to an end on its answer") from None
                late = True
                self._t.interrupt()
                continue
            except Closed:
                raise LearnerGone(_CHECKS_GONE) from None
            if "message" in header:
                shown.take(header["message"], header.get("content"))
            elif "done" in header:
                return header["done"]
            elif "failed" in header:
                raise LearnerGone(_CHECKS_GONE)

    def _answer(self, shown: Shown, header: dict, buffers: list[bytes], until: float) -> tuple[dict, list[bytes]]:
        """Pass a check's question to the learner's kernel, and the answer back."""
        self._tell_learner({"do": "answer"}, buffers, until)
        header, buffers = self._hear_learner(shown, until, ("answer", "error", "interrupted"), _BESIDE_A_CHECK)
        kept = {name: True for name in ("answer", "error", "interrupted") if name in header}
        if "interrupted" not in kept and not buffers:
            raise LearnerGone("its program broke its own kernel")
        return kept, buffers


class Shown:
    """Builds a cell's outputs from what its kernel sends; whoever sends may be hostile."""

    def __init__(self, cell: NotebookNode):
        self._cell, self._room, self._clear = cell, _MOST_SHOWN, False
        self._places: dict[str, NotebookNode] = {}

    def take(self, kind: Any, content: Any) -> None:
        """Add one message; what is no message of the notebook format is left out."""
        if kind not in _SHOWN or not isinstance(content, dict):
            return
        if kind == "clear_output":
            self._clear = bool(content.get("wait"))
            if not self._clear:
                self._cell.outputs = []
            return
        output = _output(kind, content)
        if output is None:
            return
        label = (content.get("transient") or {}).get("display_id") if isinstance(content.get("transient"), dict) else 0
        if kind == "update_display_data":
            if isinstance(label, str) and label in self._places:
                self._room -= _size(output)
                if self._room > 0:
                    self._places[label].update({"data": output.data, "metadata": output.metadata})
            return
        if self._clear:
            self._cell.outputs, self._clear = [], False
        if isinstance(label, str):
            self._places[label] = output
        self._add(output)

    def _add(self, output: NotebookNode) -> None:
        outputs = self._cell.outputs
        last = outputs[-1] if outputs else None
        joins = last is not None and last.output_type == output.output_type == "stream" and last.name == output.name
        size = _size(output) + (0 if joins else _EACH)
        if size > self._room:
            if output.output_type != "stream" or self._room <= 0:
                if output.output_type == "error" and not any(one.output_type == "error" for one in outputs):
                    outputs.append(error_output(output.ename[:200], output.evalue[:2000]))
                return
            output.text = output.text[: self._room] + "\n(The rest of this output was left out: it is too long.)\n"
        self._room -= size
        if joins:
            last.text += output.text
        else:
            if output.output_type == "execute_result":
                output.execution_count = self._cell.execution_count
            outputs.append(output)


def close_cell(cell: NotebookNode, reply: dict[str, Any], late: bool) -> None:
    """Add the error that a cell ended with where its outputs do not tell it, as nbgrader's own runner does."""
    if late:
        reply = {
            "status": "error",
            "ename": "CellTimeoutError",
            "evalue": "",
            "traceback": ["\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"],
        }
    if reply.get("status") != "error":
        return
    name = str(reply.get("ename", "Error"))[:200]
    if any(output.output_type == "error" and output.ename == name for output in cell.outputs):
        return
    lines = reply.get("traceback")
    lines = [str(line) for line in lines] if isinstance(lines, list) else []
    told = error_output(name, str(reply.get("evalue", ""))[:10_000])
    known = 0 < sum(map(len, lines)) <= _MOST_SHOWN
    told.traceback = lines if known else ["ERROR: An error occurred while showtraceback was disabled"]
    cell.outputs.append(told)


def one_result(cell: NotebookNode) -> None:
    """Leave a check one way to be read: an error counts before any result, and a result is within 0 and the points."""
    results = [output for output in cell.outputs if output.output_type == "execute_result"]
    if not results:
        return
    if any(output.output_type == "error" for output in cell.outputs):
        cell.outputs = [output for output in cell.outputs if output.output_type != "execute_result"]
        return
    points = float(cell.metadata.get("nbgrader", {}).get("points", 0))
    try:
        given = float(results[0].data.get("text/plain", ""))
    except (TypeError, ValueError):
        return  # not a number: nbgrader counts the check as passed
    if len(results) > 1 or not 0 <= given <= points:
        others = [output for output in cell.outputs if output.output_type != "execute_result"]
        cell.outputs = [*others, error_output("ResultError", f"a check gave {given:g}, which is not within its points")]


def error_output(name: str, value: str) -> NotebookNode:
    """Return an error as the notebook format has it."""
    return NotebookNode(output_type="error", ename=name, evalue=value, traceback=[f"{name}: {value}"])


def _output(kind: str, content: dict) -> NotebookNode | None:
    if kind == "stream":
        if content.get("name") not in ("stdout", "stderr") or not isinstance(content.get("text"), str):
            return None
        return NotebookNode(output_type="stream", name=content["name"], text=content["text"])
    if kind == "error":
        lines = content.get("traceback")
        lines = [str(line) for line in lines] if isinstance(lines, list) else []
        name, value = str(content.get("ename", "")), str(content.get("evalue", ""))
        return NotebookNode(output_type="error", ename=name, evalue=value, traceback=lines)
    data, about = content.get("data"), content.get("metadata")
    if not isinstance(data, dict) or not all(isinstance(value, str) or "json" in mime for mime, value in data.items()):
        return None
    about = about if isinstance(about, dict) else {}
    about = {mime: _measured(about[mime]) for mime in data if isinstance(about.get(mime), dict)}
    output = NotebookNode(output_type="display_data", data=_plain(data), metadata=_plain(about))
    if kind == "execute_result":
        output.output_type, output.execution_count = "execute_result", None
    return output


def _measured(about: dict) -> dict:
    """Return what is said of an output, its width and height only if they are measures: pages are made with them."""
    sizes = {name: str(about[name]) for name in ("width", "height") if name in about}
    return {
        name: value for name, value in about.items() if re.fullmatch(r"\d{1,6}(\.\d{1,6})?%?", sizes.get(name, "0"))
    }


def _plain(value: Any) -> NotebookNode:
    from nbformat.notebooknode import from_dict

    return from_dict(value)


def _size(output: NotebookNode) -> int:
    if output.output_type == "stream":
        return len(output.text)
    if output.output_type == "error":
        return len(output.ename) + len(output.evalue) + sum(map(len, output.traceback))
    return len(repr(output.metadata)) + sum(
        len(value) if isinstance(value, str) else len(repr(value)) for value in output.data.values()
    )


@lru_cache(1024)
def _names_in(source: str) -> frozenset[str]:
    """Return the global names that a given cell uses."""
    words = _words([source])
    return frozenset(re.findall(r"\w+", source) if words is None else words)


def _words(sources: list[str]) -> set[str] | None:
    """Return the global names that a learner's cells use; None when they may reach any name."""
    found: set[str] = set()
    for source in sources:
        try:
            tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
            text = " ".join(one.string for one in tokens if one.type != tokenize.COMMENT)
        except (tokenize.TokenError, IndentationError, SyntaxError):
            text = source
        if _REACHES_ANYTHING.search(text):
            return None
        try:
            if "@" in text:  # a decorator, or a query that takes names from the code around it
                raise SyntaxError
            waiting = [symtable.symtable(source, "cell", "exec")]
        except (SyntaxError, ValueError):
            found |= set(re.findall(r"\w+", text))
            continue
        while waiting:
            table = waiting.pop()
            found |= {one.get_name() for one in table.get_symbols() if one.is_global() or table.get_type() == "module"}
            waiting += table.get_children()
    return found
