"""A warm process: it has imported the course's libraries, and forks a kernel for each notebook.

Started by :class:`masterclass.grading.sandbox.Zygote` as ``python -m masterclass.grading.zygote``; for learners'
programs inside bubblewrap, for the checks outside.
A fork is ready in milliseconds, where a new kernel imports for seconds.
No model answer, check or secret of a course may be in a learners' zygote: its forks inherit its memory.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
import sys
from pathlib import Path

from masterclass.grading.kernel import Kernel, exercise_libraries
from masterclass.grading.wire import Closed, Wire

try:
    import pyseccomp
except Exception:  # the self-test says so, with the cure
    pyseccomp = None


def main() -> None:
    """Prepare, then fork for everybody who connects."""
    listener = socket.socket(fileno=int(sys.argv[1]))
    options = json.loads(sys.argv[2])
    if parent := options.get("parent"):
        from masterclass.grading.isolation import die_with_parent

        die_with_parent(parent)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a fork ended
    os.chdir(options["folder"])
    exercise_libraries(options["libraries"])
    kernel = Kernel()
    while True:
        connection, _ = listener.accept()
        try:
            _, (number,), _, _ = socket.recv_fds(connection, 1, 1)
            control = Wire(connection)
            told, buffers = control.receive()
            wire = Wire(socket.socket(fileno=number))
        except (Closed, OSError, ValueError):
            connection.close()
            continue
        if told.get("do") == "prepare":
            _prepare(kernel, wire)
            gc.collect()
            gc.freeze()  # or every fork's collector walks over, and so copies, all that is here
        elif os.fork() == 0:
            _begin(kernel, listener, control, wire, told, buffers, options)
        connection.close()
        wire.close()


def _prepare(kernel: Kernel, wire: Wire) -> None:
    """Let the grader run cells in this process itself, such as an exercise's set-up; every fork finds them run."""
    outputs = sys.stdout, sys.stderr
    kernel.serve_on(wire)
    kernel.serve()
    sys.stdout, sys.stderr = outputs
    kernel.wire = kernel._session.wire = None


def _begin(kernel, listener, control, wire, told, buffers, options) -> None:
    """Run a fork's life; never returns."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    listener.close()
    files = dict(zip(told.get("files", ()), buffers, strict=True))
    limits = told.get("limits", {})

    def live() -> None:
        kernel.leave()
        control.socket.detach()  # closed below by its number: no object may close that number again
        _only(wire)
        kernel.catch_raw()  # before the sandbox refuses memory without a limit
        if options["apart"]:
            from masterclass.grading.isolation import enter

            try:
                enter(limits, files, options["keep"])
            except BaseException as error:
                wire.send({"failed": str(error)})
                os._exit(1)
        elif options["learner"]:
            from masterclass.grading.isolation import restrict

            os.chdir(told["folder"])
            restrict({name: limits[name] for name in ("FSIZE", "CORE") if name in limits})
        kernel.begin(wire)
        try:
            kernel.serve()
        except Exception as error:  # only what a learner's program broke, or a fault of ours
            wire.send({"failed": f"{type(error).__name__}: {error}"})

    try:
        if options["learner"]:
            from masterclass.grading.isolation import ward

            ward(control, wire, told, live, options["apart"])
        else:
            from masterclass.grading.isolation import die_with_parent, most_memory
            from masterclass.grading.sandbox import LIMITS

            die_with_parent(os.getppid())
            most_memory(LIMITS["memory"])
            control.send({"process": os.getpid()})
            live()
    except BaseException as error:
        with contextlib.suppress(Closed):
            control.send({"ended": f"the sandbox did not start: {error}"})
    finally:
        os._exit(0)


def _only(wire: Wire) -> None:
    """Close every descriptor but the standard ones and the wire."""
    kept = {0, 1, 2, wire.fileno()}
    for number in [int(one.name) for one in Path("/proc/self/fd").iterdir()]:
        if number not in kept:
            with contextlib.suppress(OSError):  # the one that listed them
                os.close(number)


if __name__ == "__main__":
    main()
