"""Rehearse an exercise with its author's own solution, to learn where each of its cells can run.

That, and never a learner, decides which checks run apart from the learner's code: a check that passes beside the
author's code but not apart from it is run beside the learner's as well, and the trainer is told so.
Rehearsing also leaves the checks' warm process with everything in memory that its forks will need.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode

import masterclass
from masterclass.errors import CourseError
from masterclass.grading.cells import BEGIN_HIDDEN
from masterclass.grading.sandbox import ACCOUNT, LIBRARIES, LIMITS, Fork, Kind, SandboxError, Zygote, fork, self_test
from masterclass.grading.sitting import Part, Plan, Sitting
from masterclass.grading.wire import Closed, Wire


@dataclass(frozen=True)
class Room:
    """Where an exercise's notebooks are run: the addresses of two warm processes, and the plan."""

    learner: str
    checker: str
    plan: Plan
    sandbox: Kind
    secret: str = ""

    def sitting(self, folder: Path, files: dict[str, bytes], seconds: float, limits: dict[str, int]) -> Sitting:
        """Return a run of one notebook.

        Parameters
        ----------
        folder : path
            Where the notebook lies; without a sandbox its cells work there.
        files : dict
            What was handed in beside it, by name.
        seconds : float
            That one cell may take.
        limits : dict
            As :data:`masterclass.grading.sandbox.LIMITS`.
        """
        told = {"limits": limits, "seconds": limits["seconds"], "memory": limits["memory"], "folder": str(folder)}
        return Sitting(
            self.plan,
            lambda: fork(self.learner, told, files),
            lambda: fork(self.checker),
            seconds,
            self.secret,
            limits["seconds"],
        )


class OpenRoom:
    """Starts the two warm processes of an exercise and rehearses it; close it when the last notebook has been run.

    Parameters
    ----------
    source : path
        The exercise's folder of instructor versions: ``<id>.ipynb`` and its data.
    sandbox : str
        ``"bubblewrap"`` or ``"none"``.
    secret : str
        Of the cohort.
    seconds : float
        That one cell may take.
    limits : dict
        As :data:`masterclass.grading.sandbox.LIMITS`.
    account : str
        Whose rights learners' programs get where this process is root's.

    Raises
    ------
    SandboxError
        When the sandbox does not hold.
    CourseError
        When the exercise's set-up does not run, or the author's own solution does not pass its checks.
    """

    def __init__(
        self,
        source: Path,
        sandbox: Kind,
        secret: str,
        seconds: float = 60.0,
        limits: dict[str, int] = LIMITS,
        account: str = ACCOUNT,
    ):
        notebook = nbformat.read(source / f"{source.name}.ipynb", as_version=4)
        libraries = (*LIBRARIES, *_imported(notebook))
        self._learner = Zygote(source, sandbox, account=account, libraries=libraries)
        try:
            self._checker = Zygote(source, None, secret=secret, libraries=libraries)
        except BaseException:
            self._learner.close()
            raise
        try:
            if sandbox == "bubblewrap" and (problem := self_test(self._learner, source / f"{source.name}.ipynb")):
                raise SandboxError(problem)
            plan = _rehearse(source, notebook, self._learner, self._checker, seconds, secret, limits)
        except Closed as error:
            told = self._learner.said() or self._checker.said() or error
            self.close()
            raise SandboxError(f"a warm process ended: {told}") from None
        except BaseException:
            self.close()
            raise
        self.room = Room(self._learner.address, self._checker.address, plan, sandbox, secret)

    def alive(self) -> bool:
        """Tell whether both processes are there."""
        return self._learner.alive() and self._checker.alive()

    def close(self) -> None:
        """End both processes and everything they forked."""
        self._learner.close()
        self._checker.close()

    def __enter__(self) -> Room:
        return self.room

    def __exit__(self, *others: object) -> None:
        self.close()


def digest(source: Path) -> str:
    """Return a digest of an exercise: its notebook, and the names and sizes of its data."""
    told = hashlib.sha256(masterclass.__version__.encode())
    for path in sorted(source.rglob("*")):
        if path.is_file():
            told.update(f"{path.relative_to(source)}\0{path.stat().st_size}\0".encode())
    told.update((source / f"{source.name}.ipynb").read_bytes())
    return told.hexdigest()


def bound_names(source: str) -> tuple[str, ...]:
    """Return the names that a cell binds for the cells after it."""
    try:
        tree = ast.parse(TransformerManager().transform_cell(source))
    except SyntaxError:
        return ()
    found: set[str] = set()
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
            continue
        if isinstance(node, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        if isinstance(node, ast.alias):
            found.add((node.asname or node.name).partition(".")[0])
        waiting += ast.iter_child_nodes(node)
    return tuple(sorted(found))


def leading_statements(source: str, answers: frozenset[str]) -> int:
    """Return how many statements a check begins with that name things and do not touch a learner's answer.

    What they name is the same for everybody (a fresh town, what is expected there), so it need be worked out once.
    """
    body = ast.parse(TransformerManager().transform_cell(source)).body
    for number, statement in enumerate(body):
        names = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
        words = {node.arg for node in ast.walk(statement) if isinstance(node, ast.keyword)}
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        plain = all(isinstance(one, ast.Name | ast.Tuple) for one in targets)
        known = isinstance(statement, ast.Assign | ast.FunctionDef | ast.Import | ast.ImportFrom)
        if not known or not plain or names & answers or "inplace" in words:
            return number
    return 0


def _imported(notebook: NotebookNode) -> list[str]:
    """Return the modules that any cell of an exercise imports."""
    found: set[str] = set()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            try:
                tree = ast.parse(TransformerManager().transform_cell(cell.source))
            except SyntaxError:
                continue
            for node in ast.walk(tree):
                if isinstance(node, ast.Import):
                    found |= {one.name for one in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return sorted(found)


def _rehearse(source, notebook, learner: Zygote, checker: Zygote, seconds, secret, limits) -> Plan:
    parts = _parts(notebook)
    answers = frozenset(name for part in parts if part.kind == "answer" for name in part.binds)
    there, here = learner.prepare(), checker.prepare()
    _do(here, {"do": "snapshot", "cell": "nothing"})
    told = {part.name: _lead(part, there, here) for part in parts if part.leading}
    parts = [told.get(part.name, part) for part in parts]
    given = [part for part in parts if part.kind == "given" and not part.leading]
    alone = _learn_all(given, here)
    _learn_all([part for part in given if alone[part.name][0].get("pure")], there)
    there.close()
    plan = Plan(source.name, digest(source), tuple(parts), answers)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    asked = {"limits": limits, "seconds": limits["seconds"], "memory": limits["memory"], "folder": str(source)}

    def author() -> Fork:
        return fork(learner.address, asked)

    rehearsal = _Rehearsal(plan, author, here, seconds, secret, alone)
    rehearsal.run(cells)
    if rehearsal.broken:
        raise CourseError(
            f"Nothing was graded: the author's own solution of {source.name} does not pass "
            f"{', '.join(rehearsal.broken)}. Mend the exercise in source/ and release it again."
        )
    _do(here, {"do": "restore", "cell": "nothing"})
    for part in parts:
        if part.leading:
            _lead(part, None, here)  # once more: the rehearsal may have changed what the first run made
    learnt = [rehearsal.learnt.get(part.name, part) for part in parts]
    learnt = _lead_checks(learnt, here, rehearsal.leads)
    here.close()
    return replace(plan, parts=tuple(learnt))


def _parts(notebook: NotebookNode) -> list[Part]:
    found, leading = [], True
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code" or not about.get("grade_id"):
            continue
        if about.get("solution"):
            kind = "answer"
        elif about.get("grade"):
            kind = "hidden" if BEGIN_HIDDEN in cell.source else "visible"
        elif about.get("locked"):
            kind = "given"
        else:
            continue
        leading = leading and kind == "given"
        binds = bound_names(cell.source) if kind in ("answer", "given") else ()
        found.append(Part(about["grade_id"], kind, cell.source, binds, leading=leading))
    return found


def _lead(part: Part, there: Wire | None, here: Wire) -> Part:
    """Run a set-up cell in both warm processes, so that every fork finds it run."""
    replies = [_do(wire, {"do": "run", "code": part.source}) for wire in (there, here) if wire is not None]
    for reply, outputs in replies:
        if reply["status"] != "ok":
            text = "".join(content.get("text", "") for kind, content in outputs if kind == "stream")
            raise CourseError(
                f"the exercise's own cell {part.name!r} stops with {reply.get('ename')}: {reply.get('evalue')}{text}"
            )
    return replace(part, outputs=tuple(replies[-1][1]))


def _lead_checks(parts: list[Part], here: Wire, leads: dict[str, dict | None]) -> list[Part]:
    """Run the checks' first statements anew, without any answer; keep those that make what they made beside it.

    What they name is remembered, and bound in a fork when its check comes: the warm process's names stay as they were.
    """
    found = []
    _do(here, {"do": "snapshot", "cell": "led"})
    for part in parts:
        if part.kind == "given" and part.pure and not part.leading:
            _do(here, {"do": "recall", "cell": part.name})
        elif part.lead and (leads[part.name] is None or _lead_check(part, here) != leads[part.name]):
            part = replace(part, lead=0)
        found.append(part)
    _do(here, {"do": "restore", "cell": "led"})
    return found


def _lead_check(part: Part, here: Wire) -> dict | None:
    """Run the first statements of a check in the checks' warm process; return digests of what they name.

    None where they stop, show something, or name what cannot be told apart.
    """
    reply, outputs = _do(here, {"do": "lead", "cell": part.name, "code": part.source, "skip": part.lead})
    return reply["prints"] if reply["status"] == "ok" and not outputs else None


def _learn(part: Part, here: Wire, twin: str = "") -> tuple[dict, list]:
    return _do(here, {"do": "learn", "cell": part.name + twin, "code": part.source})


def _learn_all(parts: list[Part], wire: Wire) -> dict[str, tuple[dict, list]]:
    """Have a warm process remember what given cells bind; leave its names as they were."""
    _do(wire, {"do": "snapshot", "cell": "begun"})
    found = {part.name: _learn(part, wire) for part in parts}
    _do(wire, {"do": "restore", "cell": "begun"})
    return found


def _do(wire: Wire, header: dict[str, Any]) -> tuple[dict, list]:
    """Have a trusted kernel do something; return its reply and what it showed."""
    wire.send(header)
    if header["do"] not in ("run", "learn", "lead", "recall"):
        return {}, []
    shown = []
    while True:
        told, _ = wire.receive()
        if "message" in told:
            shown.append((told["message"], {**told["content"], "execution_count": None}))
        elif "done" in told:
            return {**told["done"], **{name: told[name] for name in ("pure", "bound", "prints") if name in told}}, shown
        elif "failed" in told:
            raise Closed(told["failed"])


class _Here:
    """Gives the checks' own warm process the shape of a fork."""

    def __init__(self, wire: Wire):
        self.wire = wire

    def close(self) -> None:
        """Leave it running: it is not a fork."""

    def interrupt(self) -> None:
        raise CourseError("a check of the exercise runs longer than a cell may")


class _Rehearsal(Sitting):
    """Runs the author's notebook and writes down what it learns about each part.

    ``alone`` says what each given cell did where no check had run: one that does the same among the checks can be
    remembered, and need not run for every learner.
    """

    def __init__(self, plan: Plan, author: Callable[[], Fork], here: Wire, seconds: float, secret: str, alone: dict):
        super().__init__(plan, author, lambda: _Here(here), seconds, secret)
        self.learnt: dict[str, Part] = {}
        self.leads: dict[str, dict | None] = {}
        self.broken: list[str] = []
        self._alone = alone

    def _give(self, cell: NotebookNode, part: Part) -> None:
        if part.leading:
            self._play(cell, part.outputs)
            return
        reply, outputs = _learn(part, self._t.wire, " among checks")
        self._run_learner(cell)
        if reply["status"] != "ok":
            self.learnt[part.name] = replace(part, kind="own")
            return
        cell.outputs = []
        self._play(cell, outputs)
        alone, shown = self._alone[part.name]
        pure = reply["pure"] and alone["pure"] and (reply["prints"], outputs) == (alone["prints"], shown)
        pure = pure and all(earlier.pure for earlier in self.learnt.values() if earlier.kind == "given")
        binds = tuple(sorted({*part.binds, *reply["bound"]}))
        self.learnt[part.name] = replace(part, pure=pure, binds=binds, outputs=tuple(outputs))

    def _check(self, cell: NotebookNode, part: Part) -> None:
        lead = replace(part, lead=leading_statements(part.source, self._plan.answers))
        same_for_all = all(earlier.pure for earlier in self.learnt.values() if earlier.kind == "given")
        if lead.lead and same_for_all and (prints := _lead_check(lead, self._t.wire)) is not None:
            super()._check(cell, lead)
            if not _failed(cell):
                self.learnt[part.name], self.leads[part.name] = lead, prints
                return
            cell.outputs = []
        super()._check(cell, part)
        if not _failed(cell):
            return
        self._tell_learner({"do": "secret", "variables": {"MASTERCLASS_SECRET": self._secret}})
        self._run_learner(cell)
        if _failed(cell):
            self.broken.append(part.name)
        else:
            self.learnt[part.name] = replace(part, kind="beside")


def _failed(cell: NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.outputs)
