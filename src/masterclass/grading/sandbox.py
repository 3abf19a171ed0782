"""Run learners' programs apart from everything else, and start the warm processes that fork a kernel for each notebook.

A learner's kernel is forked inside bubblewrap and gets namespaces, limits and folders of its own
(:mod:`masterclass.grading.isolation`): it sees the Python environment and the exercise's data, both read-only, and an
empty working folder; no network, no other process, no gradebook, no source, no other submission, no notebook file.
"""

from __future__ import annotations

import contextlib
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Literal

import masterclass
from masterclass.checks import SECRET_VARIABLE
from masterclass.grading.wire import Closed, TooLate, Wire

Kind = Literal["bubblewrap", "none"]
#: What every exercise imports; what else one imports is read from its notebook.
LIBRARIES = ("numpy", "pandas", "masterclass.checks", "masterclass.datasets", "masterclass.population")
#: What one submission may use: MB of memory and of disk for each folder, seconds in all, and limits of the system.
LIMITS = {"memory": 4096, "disk": 64, "seconds": 900, "NPROC": 128, "FSIZE": 64 << 20, "CPU": 900, "CORE": 0}
ACCOUNT = "nobody"
_ROOMS = Path("/tmp")  # short, since a socket's name may have about 100 letters
_PASSED_ON = ("LANG", "LC_ALL", "TZ", "PYTHONPATH", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
_ETC = ("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "fonts", "localtime")
_EXCHANGE = Path("/usr/local/share/nbgrader")  # where a hub keeps what everybody has handed in
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_START = 120  # seconds a zygote may take to import


class SandboxError(Exception):
    """The sandbox does not hold, or a process of it did not start."""


class Fork:
    """One kernel: ``wire`` to it, and ``control`` to whoever watches over it."""

    def __init__(self, wire: Wire, control: Wire):
        self.wire, self.control = wire, control
        self.ended = ""
        self._process = 0

    def say(self, word: str) -> None:
        """Tell the warden to ``interrupt`` or to ``stop`` the kernel."""
        with contextlib.suppress(Closed):
            self.control.send({"say": word})

    def interrupt(self) -> None:
        """Interrupt a kernel of the checks, which has no warden."""
        with contextlib.suppress(Closed, TooLate, ProcessLookupError):
            if not self._process:
                self._process = int(self.control.receive(time.monotonic() + 5)[0]["process"])
            os.kill(self._process, signal.SIGINT)

    def why(self, seconds: float = 5.0) -> str:
        """Return why the kernel has ended, as its warden tells."""
        if not self.ended:
            try:
                told, _ = self.control.receive(time.monotonic() + seconds, largest=1 << 16)
                self.ended = str(told.get("ended", ""))[:300]
            except (Closed, TooLate):
                self.ended = "its process has gone"
        return self.ended

    def close(self) -> None:
        """End the kernel and everything it started."""
        self.say("stop")
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
        self.wire.close()
        self.control.close()


def fork(address: str, told: dict | None = None, files: Mapping[str, bytes] | None = None) -> Fork:
    """Return a new kernel, forked by the zygote that listens at ``address``.

    Parameters
    ----------
    address : str
        As in :attr:`Zygote.address`.
    told : dict, optional
        ``limits``, ``seconds`` and ``memory``, and ``folder`` to work in where there is no sandbox.
    files : dict, optional
        What was handed in beside the notebook, by name.
    """
    files = files or {}
    ours, theirs = socket.socketpair()
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(address)
        socket.send_fds(connection, [b"k"], [theirs.fileno()])
        control = Wire(connection)
        control.send({"do": "fork", **(told or {}), "files": list(files)}, list(files.values()))
    except (OSError, Closed) as error:
        ours.close()
        connection.close()
        raise SandboxError(f"the warm process cannot be reached ({error})") from None
    finally:
        theirs.close()
    return Fork(Wire(ours), control)


class Zygote:
    """A warm process of an exercise; close it, or use it in a ``with`` block.

    Parameters
    ----------
    folder : path
        The exercise's data: what lies beside its notebook.
    sandbox : str, optional
        ``"bubblewrap"`` or ``"none"`` for learners' kernels; ``None`` for the checks, which are trusted.
    account : str, optional
        Whose rights learners' programs get where this process is root's.
    secret : str, optional
        Seeds the fresh towns of the checks.
    """

    def __init__(
        self,
        folder: Path,
        sandbox: Kind | None,
        *,
        account: str = ACCOUNT,
        secret: str = "",
        libraries: tuple[str, ...] = LIBRARIES,
    ):
        self._room = Path(tempfile.mkdtemp(prefix=f"mc-{os.getpid()}-", dir=_ROOMS))
        self.address = str(self._room / "s")
        self._folder = Path(folder)
        try:
            self._process = self._start(sandbox, account, secret, libraries)
        except BaseException:
            shutil.rmtree(self._room, ignore_errors=True)
            raise

    def __enter__(self) -> Zygote:
        return self

    def __exit__(self, *others: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process and all its forks."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._room, ignore_errors=True)

    def alive(self) -> bool:
        """Tell whether the process is still there."""
        return self._process.poll() is None

    def prepare(self) -> Wire:
        """Return a wire to the zygote's own kernel: what it runs, every later fork finds run."""
        made = fork(self.address, {"do": "prepare"})
        made.control.close()
        return made.wire

    def said(self) -> str:
        """Return the last line that the process wrote of its own trouble."""
        with contextlib.suppress(OSError):
            lines = (self._room / "said").read_text(errors="replace").strip().splitlines()
            return lines[-1] if lines else ""
        return ""

    def _start(self, sandbox: Kind | None, account: str, secret: str, libraries: tuple[str, ...]) -> subprocess.Popen:
        entries = [one for one in sorted(self._folder.iterdir()) if one.suffix != ".ipynb" and not one.is_symlink()]
        folders = _environment_folders()
        options = {
            "libraries": list(libraries),
            "learner": sandbox is not None,
            "apart": sandbox == "bubblewrap",
            "folder": "/course" if sandbox == "bubblewrap" else str(self._folder.absolute()),
            "parent": 0 if sandbox == "bubblewrap" else os.getpid(),
            "keep": [str(folder) for folder in folders],
        }
        environment = {**sandbox_environment(), "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
        before = None
        with socket.socket(socket.AF_UNIX) as listener, (self._room / "said").open("wb") as said:
            listener.bind(self.address)
            listener.listen(64)
            number = listener.fileno()
            program = [sys.executable, "-m", "masterclass.grading.zygote", str(number), json.dumps(options)]
            if sandbox == "bubblewrap":
                places = {one: one for one in (*folders, *entries)}
                if os.geteuid() == 0:
                    stage = self._room / "stage"
                    stage.mkdir()
                    self._room.chmod(0o711)
                    places = {one: stage / str(place) for place, one in enumerate(places)}
                    before = partial(_become, account, list(places), stage)
                program = sandbox_command(program, places=places, entries=entries)
            else:
                own = self._room / "home"
                own.mkdir()
                environment |= {"HOME": str(own), "IPYTHONDIR": str(own / ".ipython"), SECRET_VARIABLE: secret}
            return subprocess.Popen(
                program,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                pass_fds=[number],
                preexec_fn=before,
                start_new_session=True,  # Ctrl-C is for the first process, which lets what has begun end
            )


def _become(account: str, folders: list[Path], stage: Path) -> None:
    """Give up root's rights, after showing the account the few folders that it needs."""
    from masterclass.grading.isolation import stage as show

    who = pwd.getpwnam(account)
    show(folders, stage)
    os.setgroups([])
    os.setgid(who.pw_gid)
    os.setuid(who.pw_uid)


def sandbox_environment() -> dict[str, str]:
    """Return the few environment variables that a process which runs cells gets."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "HOME": "/tmp",
        "USER": "learner",
        "LANG": "C.UTF-8",
        "NBGRADER_EXECUTION": "autograde",
        **dict.fromkeys(_ONE_THREAD, "1"),
        **kept,
    }


def sandbox_command(program: list[str], *, places: Mapping[Path, Path], entries: list[Path]) -> list[str]:
    """Return ``program`` wrapped in bubblewrap.

    Parameters
    ----------
    program : list of str
        The command to run.
    places : dict
        Where each folder of the environment, and each entry, is to be found now.
    entries : list of path
        Files and folders of the exercise, which appear read-only in ``/course``.
    """
    command = [
        *(shutil.which("bwrap") or "bwrap", "--unshare-all", "--die-with-parent", "--new-session"),
        *("--cap-drop", "ALL", "--uid", "1000", "--gid", "1000", "--hostname", "northmere"),
        *("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/dev/shm", "--tmpfs", "/tmp", "--unsetenv", "JPY_PARENT_PID"),
    ]
    for top in ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64"):
        if Path(top).is_symlink():
            command += ["--symlink", str(Path(top).readlink()), top]
        elif Path(top).is_dir():
            command += ["--ro-bind", top, top]
    for name in _ETC:
        command += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    for folder in places:
        if folder not in entries:
            command += ["--ro-bind", str(places[folder]), str(folder)]
    for folder in (*_folders_with_answers(), *filter(Path.is_dir, [_EXCHANGE])):
        command += ["--tmpfs", str(folder)]
    command += ["--dir", "/home/learner", "--dir", "/course"]
    for entry in entries:
        command += ["--ro-bind", str(places[entry].absolute()), f"/course/{entry.name}"]
    return [*command, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/course", "--", *program]


def sandbox_available() -> str | None:
    """Return ``None`` when the sandbox holds on this machine, otherwise what is wrong in a few words.

    A real kernel is forked in it, and must fail to see this machine's files, processes and network.
    """
    return _tried(os.environ.get("PATH", ""))


@cache
def _tried(path: str) -> str | None:
    if not shutil.which("bwrap", path=path):
        return "the program bwrap is not installed"
    with tempfile.TemporaryDirectory(prefix="mc-", dir=_ROOMS) as folder:
        (Path(folder) / "work.ipynb").write_text("{}")
        try:
            with Zygote(Path(folder), "bubblewrap", libraries=()) as zygote:
                return self_test(zygote, Path(folder) / "work.ipynb")
        except (OSError, SandboxError, KeyError) as error:
            return f"the sandbox does not start ({error})"


def self_test(zygote: Zygote, hidden: Path) -> str | None:
    """Return ``None`` when a kernel of this zygote sees nothing it should not, otherwise what it sees.

    ``hidden`` is a file of the machine that it must not find, such as the gradebook.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        told = {"limits": LIMITS, "seconds": 60, "memory": LIMITS["memory"], "folder": str(hidden.parent)}
        try:
            kernel = fork(zygote.address, told)
        except SandboxError as error:
            return f"the sandbox does not hold ({zygote.said() or error})"
        probe = _PROBE.format(hidden=str(hidden), name=hidden.name, port=listener.getsockname()[1])
        try:
            kernel.wire.send({"do": "run", "code": probe})
            until, text = time.monotonic() + _START, ""
            while True:
                header, _ = kernel.wire.receive(until)
                if "failed" in header:
                    return f"the sandbox does not start ({header['failed']})"
                if header.get("message") == "stream":
                    text += header["content"]["text"]
                if "done" in header:
                    break
        except TooLate:
            return "the sandbox does not answer"
        except Closed:
            return f"the sandbox does not hold ({zygote.said() or kernel.why()})"
        finally:
            kernel.close()
    last = text.strip().splitlines()[-1:] or ["it said nothing"]
    return None if last == ["apart"] else f"the sandbox does not hold ({last[0]})"


def cure(problem: str) -> str:
    """Return what helps where :func:`sandbox_available` names a problem."""
    if "not installed" in problem:
        first = "install it with `apt-get install bubblewrap`"
    elif "seccomp" in problem:
        first = "install it with `apt-get install libseccomp2`"
    else:
        first = "allow user namespaces for this account (in a container, its runtime must allow them)"
    return f"{first}, or grade with `--sandbox none` work that you trust"


def sweep() -> None:
    """Remove the folders of graders that were killed."""
    for room in _ROOMS.glob("mc-*-*"):
        process = room.name.split("-")[1]
        with contextlib.suppress(OSError):
            if process.isdigit() and not Path(f"/proc/{process}").exists() and room.stat().st_uid == os.getuid():
                shutil.rmtree(room, ignore_errors=True)


_PROBE = textwrap.dedent(
    """
    def probe():
        import os, socket, sys
        if os.getpid() != 1 or sum(name.isdigit() for name in os.listdir("/proc")) > 1:
            return "it sees other processes"
        if os.path.exists({hidden!r}) or os.path.exists({name!r}):
            return "it sees files outside"
        try:
            socket.create_connection(("127.0.0.1", {port}), timeout=2)
            return "it reaches the network"
        except OSError:
            pass
        for place in (sys.prefix, "/usr", "/", "/course", "/dev"):
            try:
                open(os.path.join(place, "written"), "w")
                return "it can write to " + place
            except OSError:
                pass
        status = dict(line.split(":", 1) for line in open("/proc/self/status"))
        if int(status["CapEff"], 16) or int(status["CapBnd"], 16) or status["NoNewPrivs"].strip() != "1":
            return "it keeps rights"
        if status["Seccomp"].strip() != "2":
            return "it may make any system call"
        if os.stat("/usr").st_uid == os.getuid() or open("/proc/self/uid_map").read().split()[0] == "0":
            return "it has root's rights"
        try:
            os.kill(os.fork() or os._exit(0), 0)
        except OSError:
            return "it cannot start a process"
        open("own", "w").close()
        os.remove("own")
        return "apart"
    print(probe())
    del probe
    """
)


def _environment_folders() -> list[Path]:
    """Return the folders that this Python and this package need; it may be a virtual environment in an odd place."""
    package = Path(masterclass.__file__).resolve().parent
    wanted = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parents[1], package}
    data = package.parents[1] / "datasets" / "synthetic"  # beside an editable installation
    if data.is_dir():
        wanted.add(data)
    mounted = (Path("/usr"),)
    return sorted(
        folder
        for folder in wanted
        if not any(folder == other or other in folder.parents for other in (*mounted, *(wanted - {folder})))
    )


def _folders_with_answers() -> list[Path]:
    """Return the installed package's folders that hold model answers: no learner's program may read them."""
    packages = {Path(masterclass.__file__).resolve().parent} | {
        Path(folder) / "masterclass" for folder in sys.path if folder
    }
    return sorted(found for package in packages if (found := package / "exercises").is_dir())
