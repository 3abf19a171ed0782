"""Processes that draw a town: forked from a server that has imported everything once (not on Windows)."""

from __future__ import annotations

import sys
from multiprocessing.context import ForkServerContext, ForkServerProcess
from types import ModuleType


class Process(ForkServerProcess):
    """A worker that does not run the caller's script again, as Python's own do: it needs nothing from there."""

    @staticmethod
    def _Popen(process: ForkServerProcess) -> object:
        main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
        try:
            return ForkServerProcess._Popen(process)
        finally:
            sys.modules["__main__"] = main


class Context(ForkServerContext):
    """Workers come from a fork server: it has everything imported once and no threads, so they start fast and safe."""

    Process = Process
