"""A kernel without ZeroMQ: runs cells with ipykernel's own code and sends what they show as frames over one wire.

A zygote makes one :class:`Kernel` and forks it: to run a learner's cells, or to run the checks.
The two talk through the grader: a check asks for a name, a call, an attribute, and the learner's kernel answers.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import hashlib
import io
import itertools
import json
import logging
import os
import pickle
import random
import signal
import sys
import threading
import types
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from ipykernel.ipkernel import IPythonKernel
from jupyter_client.session import Session
from traitlets import Any as AnyTrait
from traitlets.config import Config

from masterclass.grading.crossing import (
    Handle,
    Keeper,
    Packer,
    Uncrossable,
    handle_from,
    pack_error,
    raise_error,
    unpack,
)
from masterclass.grading.wire import Closed, Wire

_CHUNK = 64 << 10
_AT_ONCE = 1024  # items of an iterator that cross together
_INTERRUPT = {signal.SIGINT}
_NOTHING = object()


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Let an interrupt stop what runs here, and nothing else: half a frame would be the end of a conversation."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # one that came too late is forgotten
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPT)
    try:
        yield
    finally:
        with contextlib.suppress(KeyboardInterrupt):  # it came with the end of what it should have stopped
            signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)


@contextlib.contextmanager
def _whole_frames() -> Iterator[None]:
    """Put an interrupt off while frames come and go."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Session(Session):
    """Stands where ipykernel's session stands, and sends down the wire."""

    wire = AnyTrait()

    def send(self, stream, msg_or_type, content=None, parent=None, ident=None, buffers=None, **others):
        kind = msg_or_type
        if isinstance(msg_or_type, dict):
            kind, content = msg_or_type["header"]["msg_type"], msg_or_type["content"]
        if self.wire is not None:
            with _whole_frames():
                self.wire.send({"message": kind, "content": content})
        return {"content": content}


class _Stream(io.TextIOBase):
    """What a cell writes to one of its streams, sent in pieces and whenever something else is sent."""

    encoding = "utf-8"

    def __init__(self, session: _Session, name: str):
        self._session, self.name = session, name
        self._parts: list[str] = []
        self._size = 0
        self._lock = threading.RLock()

    def writable(self) -> bool:
        """Tell that this can be written to."""
        return True

    def write(self, text: str) -> int:
        """Keep text, and send it when there is much."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        with self._lock:
            self._parts.append(text)
            self._size += len(text)
            if self._size > _CHUNK:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what has been kept."""
        with self._lock:
            text, self._parts, self._size = "".join(self._parts), [], 0
            if text:
                self._session.send(None, "stream", {"name": self.name, "text": text})


class Namespace(dict):
    """The names that checks see; one that is only the learner's is fetched when a check first uses it."""

    def __init__(self):
        super().__init__()
        self.wanted: frozenset[str] = frozenset()
        self.fetched: dict[str, Any] = {}
        self.fetch: Any = None

    def __missing__(self, name: str) -> Any:
        if self.fetch is None or name not in self.wanted:
            raise KeyError(name)
        value = self.fetched[name] = self[name] = self.fetch(name)
        return value

    def forget(self) -> None:
        """Drop what was fetched: the learner's next cell may change it."""
        for name, value in self.fetched.items():
            if self.get(name) is value:
                del self[name]
        self.fetched = {}


class _Statements(ast.NodeTransformer):
    """Leaves out some of a cell's statements, so that the others keep their lines."""

    kept = slice(None)

    def visit_Module(self, node: ast.Module) -> ast.Module:
        node.body = node.body[self.kept]
        return node


class Kernel:
    """Runs cells one after another, and does what the frames of its wire ask for."""

    def __init__(self):
        self._session = _Session()
        self.names = Namespace()
        config = Config()
        config.HistoryManager.hist_file = ":memory:"
        sys.modules.setdefault("debugpy", None)  # a debugger opens sockets and threads, and nobody debugs here
        quiet = logging.getLogger(__name__)
        self._kernel = IPythonKernel(session=self._session, user_ns=self.names, config=config, log=quiet)
        pd.reset_option("display.max_columns")
        if pd.get_option("display.max_columns") == 0:  # pandas was imported before there was a notebook to see
            pd.set_option("display.max_columns", 20)
        shell = self._kernel.shell
        shell.transform_cell = lru_cache(256)(shell.transform_cell)  # the same checks run for every learner
        self._statements = _Statements()
        shell.ast_transformers.append(self._statements)
        self._kernel.shell_channel_thread = types.SimpleNamespace(parent_thread=threading.main_thread())
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._keeper = Keeper()
        self._iterators: list[Iterator] = []
        self._snapshots: dict[str, dict[str, Any]] = {}
        self._remembered: dict[str, dict[str, Any]] = {}
        self._learnt: dict[str, tuple[dict[str, Any], dict[str, str]]] = {}
        self._raw: list[tuple[int, str]] = []
        self.wire: Wire | None = None

    # --- what a zygote does with it

    def leave(self) -> None:
        """Let go of what a fork must not share with its siblings."""
        self._loop.close()

    def catch_raw(self) -> None:
        """Let what libraries write past Python go to memory, to be sent with the rest."""
        for number, name in ((1, "stdout"), (2, "stderr")):
            memory = os.memfd_create(name)
            os.dup2(memory, number)
            self._raw.append((memory, name))

    def begin(self, wire: Wire) -> None:
        """Take up a wire after a fork: output goes there, and chance is not the siblings' chance."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)
        self.serve_on(wire)
        random.seed()
        np.random.seed()
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)

    def serve_on(self, wire: Wire) -> None:
        """Send what cells show to this wire from now on."""
        self.wire = self._session.wire = wire
        sys.stdout, sys.stderr = _Stream(self._session, "stdout"), _Stream(self._session, "stderr")
        self.names.fetch = self._fetch

    def serve(self) -> None:
        """Do what comes over the wire until the other side hangs up."""
        with contextlib.suppress(Closed):
            while True:
                header, buffers = self.wire.receive()
                answer = getattr(self, f"do_{header['do']}")(header, buffers)
                if answer is not None:
                    self.wire.send(answer)

    # --- what the grader asks for; each returns the frame that tells it is done

    def do_run(self, header: dict, buffers: list[bytes]) -> dict[str, Any]:
        """Run one cell, or what follows its first statements, whose names were learnt before (:meth:`do_lead`)."""
        if "lead" in header:
            self.names.update(self._remembered[header["lead"]])
        self.names.wanted = frozenset(header.get("wanted", ()))
        reply = self._run(header["code"], slice(header.get("skip", 0), None))
        self.names.forget()
        self.names.wanted = frozenset()
        return {"done": reply}

    def do_lead(self, header: dict, buffers: list[bytes]) -> dict[str, Any]:
        """Run the first statements of a check, which no learner's answer can change, and remember what they bind."""
        before = dict(self.names)
        reply = self._run(header["code"], slice(header["skip"]))
        bound = self._remembered[header["cell"]] = self._bound_since(before)
        return {"done": reply, "prints": _digest(bound)}

    def do_learn(self, header: dict, buffers: list[bytes]) -> dict[str, Any]:
        """Run a given cell and remember what it binds; tell whether it did nothing else that can be seen."""
        before, prints, threads = dict(self.names), _digest(self.names), _threads()
        reply = self._run(header["code"])
        bound = self._bound_since(before)
        same = {name: value for name, value in before.items() if self.names.get(name) is value}
        unchanged = prints is not None and _digest(same) == {one: told for one, told in prints.items() if one in same}
        alone = _threads() <= threads  # a fork has no other threads
        pure = reply["status"] == "ok" and unchanged and alone
        if pure:
            self._remembered[header["cell"]] = bound
            self._learnt[header["cell"]] = before, prints
        return {"done": reply, "pure": bool(pure), "bound": sorted(bound), "prints": _digest(bound)}

    def do_recall(self, header: dict, buffers: list[bytes]) -> dict[str, Any]:
        """Bind what a given cell binds, as remembered; among a learner's names only if what it uses is as it was."""
        if "uses" in header and not self._is_as_learnt(header["cell"], header["uses"]):
            return {"done": {"status": "changed"}}
        self.names.update(self._remembered[header["cell"]])
        return {"done": {"status": "ok"}}

    def do_drop(self, header: dict, buffers: list[bytes]) -> None:
        """Forget names that are the learner's from now on."""
        for name in header["names"]:
            self.names.pop(name, None)

    def do_snapshot(self, header: dict, buffers: list[bytes]) -> None:
        """Note what every name stands for now."""
        self._snapshots[header["cell"]] = dict(self.names)

    def do_restore(self, header: dict, buffers: list[bytes]) -> None:
        """Let every name stand again for what it stood for then."""
        self.names.clear()
        self.names.update(self._snapshots[header["cell"]])

    def do_secret(self, header: dict, buffers: list[bytes]) -> None:
        """Set environment variables."""
        os.environ.update(header["variables"])

    def do_answer(self, header: dict, buffers: list[bytes]) -> None:
        """Answer a check's question about the learner's objects."""
        packer = Packer(self._keeper.describe)
        try:
            question = json.loads(buffers[0])
            with _interruptible():
                tree = packer.pack(self._answer(question, buffers[1:]))
            told = {"answer": True}
        except KeyboardInterrupt:
            told, tree = {"interrupted": True}, None
        except BaseException as error:
            packer = Packer()
            told, tree = {"error": True}, pack_error(error, packer)
        self._flush()
        self.wire.send(told, [json.dumps(tree).encode(), *packer.buffers])

    # ---

    def _is_as_learnt(self, cell: str, uses: list[str]) -> bool:
        """Tell whether these names stand for what they stood for when a cell was learnt, with the same data in it."""
        before, prints = self._learnt.get(cell, ({}, None))
        if prints is None or any(self.names.get(name, _NOTHING) is not before.get(name, _NOTHING) for name in uses):
            return False
        now = _digest({name: before[name] for name in uses if name in before})
        return now is not None and all(prints[name] == told for name, told in now.items())

    def _bound_since(self, before: dict[str, Any]) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.names.items()
            if not name.startswith("_") and (name not in before or before[name] is not value)
        }

    def _run(self, code: str, kept: slice = slice(None)) -> dict[str, Any]:
        self._statements.kept = kept
        try:
            with _interruptible():
                reply = self._loop.run_until_complete(
                    self._kernel.do_execute(code, silent=False, store_history=True, allow_stdin=False)
                )
        except KeyboardInterrupt:  # between the cell's own lines, where IPython does not show it
            reply = {"status": "error", "ename": "KeyboardInterrupt", "evalue": "", "traceback": ["KeyboardInterrupt"]}
        self._flush()
        kept = {name: reply.get(name) for name in ("status", "ename", "evalue", "traceback")}
        return {name: value for name, value in kept.items() if value is not None}

    def _flush(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Closed:
                raise
            except Exception:
                continue  # a learner's own stream
        for memory, name in self._raw:
            if size := os.lseek(memory, 0, os.SEEK_CUR):
                text = os.pread(memory, min(size, 16 << 20), 0).decode(errors="replace")
                os.ftruncate(memory, 0)
                os.lseek(memory, 0, os.SEEK_SET)
                self._session.send(None, "stream", {"name": name, "text": text})

    def _answer(self, question: list, buffers: list[bytes]) -> Any:
        kind, *parts = question
        if kind == "name":
            return self.names[parts[0]]
        if kind == "next":
            some = list(itertools.islice(self._iterators[parts[0]], _AT_ONCE))
            return some, len(some) < _AT_ONCE
        thing = self._keeper[parts[0]]
        if kind == "attribute":
            return getattr(thing, parts[1])
        if kind == "call":
            arguments, named = (unpack(one, buffers, lambda told: self._keeper[told["number"]]) for one in parts[1:])
            return thing(*arguments, **named)
        if kind == "item":
            return thing[unpack(parts[1], buffers, lambda told: self._keeper[told["number"]])]
        if kind == "iterate":
            self._iterators.append(iter(thing))
            return len(self._iterators) - 1
        return {"repr": repr, "length": len}[kind](thing)

    # --- the checks' side

    def _fetch(self, name: str) -> Any:
        return self._ask("name", name)

    def _ask(self, kind: str, *parts: Any) -> Any:
        """Ask the learner's kernel, by way of the grader."""
        packer = Packer(_described)
        if kind in ("call", "item"):
            parts = (parts[0], *(packer.pack(one) for one in parts[1:]))
        self._flush()
        with _whole_frames():
            self.wire.send({"ask": kind}, [json.dumps([kind, *parts]).encode(), *packer.buffers])
            header, buffers = self.wire.receive()
        if "interrupted" in header:
            raise KeyboardInterrupt
        tree = json.loads(buffers[0])
        if "error" in header:
            raise_error(tree, buffers[1:])
        return unpack(tree, buffers[1:], lambda told: handle_from(told, self._ask))


def _described(value: Any) -> dict[str, Any]:
    if isinstance(value, Handle):
        return {"number": object.__getattribute__(value, "_number")}
    raise TypeError(f"a {type(value).__name__} of the checks cannot be handed to the learner's program")


def _threads() -> int:
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def _digest(names: dict[str, Any]) -> dict[str, str] | None:
    """Return a digest of every name's data; None when something's data cannot be told."""
    found = {}
    for name, value in names.items():
        known = isinstance(value, types.ModuleType | type) or callable(value)
        if name.startswith("_") or name in ("In", "Out") or known:
            continue
        try:
            packer = Packer()
            told = json.dumps(packer.pack(value)).encode() + b"".join(packer.buffers)
        except Uncrossable:
            try:
                told = pickle.dumps(value)
            except Exception:
                return None
        found[name] = hashlib.sha256(told).hexdigest()
    return found


def exercise_libraries(names: Iterable[str]) -> None:
    """Import libraries and use what is slow at first use, so that forks find it done; nothing of an exercise."""
    import importlib

    for name in names:
        try:
            importlib.import_module(name)
        except ImportError:
            continue  # a course may name what this machine does without; the cell that needs it will say so
    frame = pd.DataFrame({"a": ["x", "y", "x"], "b": [1.0, 2.0, 3.0]})
    frame.merge(frame.groupby("a")["b"].mean().reset_index(), on="a")._repr_html_()
    frame["a"].str.upper().str.strip().value_counts()
    pd.testing.assert_frame_equal(frame, frame.copy())
    pd.read_csv(io.StringIO("a,b\n1,x\n"))
