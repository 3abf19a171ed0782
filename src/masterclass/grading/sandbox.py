"""Run learners' programs apart from everything else: a kernel in bubblewrap, and the notebook runner that uses it.

The course's ``nbgrader_config.py`` names :class:`SandboxedExecute` where nbgrader's own ``Execute`` stood, so stock
``nbgrader autograde`` is sandboxed as well.
A kernel sees the Python environment and the exercise's data, both read-only, and an empty working folder of its own; no
network, no other process, no gradebook, no source, no other submission, no notebook file.
Check cells run beside the learner's code in one process, as in nbgrader: a sandbox protects the grader, not the mark.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
from functools import cache, partial
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from nbgrader.preprocessors import Execute
from traitlets import Enum, Integer, Unicode

import masterclass
from masterclass.checks import SECRET_VARIABLE

_WORK = "/home/learner"
_ROOMS = Path("/tmp")  # short, since a socket's name may have about 100 letters
_PASSED_ON = ("LANG", "LC_ALL", "TZ", "PYTHONPATH", "NBGRADER_EXECUTION")
_ETC = ("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "fonts", "localtime")
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None  # loaded before any process is forked
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_LIMITS = {"data": 4 << 30, "fsize": 100 << 20, "nproc": 4096, "cpu": 900, "core": 0}


class SandboxedExecute(Execute):
    """nbgrader's notebook runner, with its kernel in a sandbox and the cohort's secret in the checks' reach."""

    sandbox = Enum(["bubblewrap", "none"], "bubblewrap", help="Where learners' code runs.").tag(config=True)
    secret_file = Unicode("", help="The file that seeds the cohort's fresh towns.").tag(config=True)
    memory = Integer(_LIMITS["data"] >> 20, help="Memory a submission may use, in MB.").tag(config=True)

    def create_kernel_manager(self) -> AsyncKernelManager:
        """Return the manager of a sandboxed kernel, or an ordinary one where the trainer asked for none."""
        if self.sandbox == "none":
            return super().create_kernel_manager()
        self.km = SandboxedKernelManager(kernel_name="python3", config=self.config)
        self.km.limits = {**_LIMITS, "data": self.memory << 20}
        return self.km

    def setup_kernel(self, **options: Any):
        """Start the kernel with an environment of its own; what it says before it listens is of no use to anybody."""
        options |= {"env": self._environment(), "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        if sys.platform == "linux":
            options["preexec_fn"] = partial(die_with, os.getpid())
        return super().setup_kernel(**options)

    def _environment(self) -> dict[str, str]:
        secret = Path(self.secret_file).read_text().strip() if self.secret_file else ""
        extra = {SECRET_VARIABLE: secret} if secret else {}
        if self.sandbox == "none":
            return {**os.environ, **extra}
        return {**sandbox_environment(), **extra}


class SandboxedKernelManager(AsyncKernelManager):
    """Start one kernel inside bubblewrap and talk to it over sockets in a private folder.

    A kernel without a network cannot be reached over TCP, so the transport is ``ipc``; its sockets need absolute names,
    since kernel and manager work in different folders.
    """

    limits: dict[str, int] = _LIMITS

    def __init__(self, **options: Any):
        super().__init__(**options)
        self.room = Path(tempfile.mkdtemp(prefix=f"mc-{os.getpid()}-", dir=_ROOMS))
        self.transport = "ipc"
        self.ip = str(self.room / "s")
        self.connection_file = str(self.room / "kernel.json")

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        """Return the command that starts this environment's kernel in the sandbox."""
        self.kernel_spec.interrupt_mode = "message"  # a signal would stop bubblewrap, not the cell
        kernel = [sys.executable, "-m", "ipykernel_launcher", "-f", self.connection_file, *(extra_arguments or [])]
        return sandbox_command(
            kernel, work=Path(self._launch_args.get("cwd") or "."), writable=[self.room], limits=self.limits
        )

    async def _async_cleanup_resources(self, restart: bool = False) -> None:
        await super()._async_cleanup_resources(restart=restart)
        shutil.rmtree(self.room, ignore_errors=True)

    cleanup_resources = _async_cleanup_resources


def die_with(parent: int) -> None:
    """Make this process end when ``parent``, which started it, is killed, even if that has happened already."""
    _LIBC.prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def sandbox_environment() -> dict[str, str]:
    """Return the few environment variables that a sandboxed program gets."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "HOME": "/tmp",
        "USER": "learner",
        "LANG": "C.UTF-8",
        **dict.fromkeys(_ONE_THREAD, "1"),
        **kept,
    }


def sandbox_command(
    program: list[str], *, work: Path, writable: list[Path] = (), limits: dict[str, int] | None = None
) -> list[str]:
    """Return ``program`` wrapped in bubblewrap and resource limits.

    Parameters
    ----------
    program : list of str
        The command to run.
    work : path
        A folder whose files, notebooks apart, appear read-only in the program's working folder.
    writable : list of path
        Folders shared with the program, under their own names.
    limits : dict
        What ``prlimit`` sets, by its option names.
    """
    command = [
        *(shutil.which("bwrap") or "bwrap", "--unshare-all", "--die-with-parent", "--new-session"),
        *("--cap-drop", "ALL", "--uid", "1000", "--gid", "1000", "--hostname", "northmere"),
        *("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--tmpfs", _WORK, "--unsetenv", "JPY_PARENT_PID"),
    ]
    for top in ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64"):
        if Path(top).is_symlink():
            command += ["--symlink", str(Path(top).readlink()), top]
        elif Path(top).is_dir():
            command += ["--ro-bind", top, top]
    for name in _ETC:
        command += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    for folder in _environment_folders():
        command += ["--ro-bind", str(folder), str(folder)]
    for folder in _folders_with_answers():
        command += ["--tmpfs", str(folder)]
    for entry in sorted(work.iterdir()):
        if entry.suffix != ".ipynb" and not entry.is_symlink():
            command += ["--ro-bind", str(entry.absolute()), f"{_WORK}/{entry.name}"]
    for folder in writable:
        command += ["--bind", str(folder), str(folder)]
    command += ["--chdir", _WORK, "--", shutil.which("prlimit") or "prlimit"]
    return [*command, *(f"--{name}={value}" for name, value in (limits or _LIMITS).items()), "--", *program]


def sandbox_available() -> str | None:
    """Return ``None`` when the sandbox holds on this machine, otherwise what is wrong in a few words.

    A real program is started in it, and must fail to see this machine's files, processes and network.
    """
    return _self_test(os.environ.get("PATH", ""))


def cure(problem: str) -> str:
    """Return what helps where :func:`sandbox_available` names a problem."""
    if "not installed" in problem:
        first = "install it with `apt-get install bubblewrap`"
    else:
        first = "allow user namespaces for this account (in a container, its runtime must allow them)"
    return f"{first}, or grade with `--sandbox none` work that you trust"


def sweep() -> None:
    """Remove the socket folders of graders that were killed."""
    for room in _ROOMS.glob("mc-*-*"):
        process = room.name.split("-")[1]
        if process.isdigit() and not Path(f"/proc/{process}").exists() and room.stat().st_uid == os.getuid():
            shutil.rmtree(room, ignore_errors=True)


@cache
def _self_test(path: str) -> str | None:
    for tool in ("bwrap", "prlimit"):
        if not shutil.which(tool, path=path):
            return f"the program {tool} is not installed"
    with (
        tempfile.TemporaryDirectory(prefix="mc-", dir=_ROOMS) as folder,
        socket.create_server(("127.0.0.1", 0)) as listener,
    ):
        hidden = Path(folder) / "work.ipynb"
        hidden.write_text("{}")
        arguments = [str(hidden), str(listener.getsockname()[1]), str(os.getpid())]
        command = sandbox_command([sys.executable, "-I", "-S", "-c", _PROBE, *arguments], work=Path(folder))
        try:
            done = subprocess.run(
                command, env=sandbox_environment(), capture_output=True, text=True, timeout=30, check=False
            )
        except (OSError, subprocess.SubprocessError) as error:
            return f"the sandbox does not start ({error})"
    if done.stdout.strip() == "apart":
        return None
    said = (done.stderr or done.stdout).strip().splitlines()
    return f"the sandbox does not hold ({said[-1] if said else f'it ended with status {done.returncode}'})"


_PROBE = textwrap.dedent(
    """
    import os, socket, sys
    hidden, port, parent = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    if os.path.exists(hidden) or os.path.exists(os.path.basename(hidden)):
        sys.exit("it sees files outside")
    if len([name for name in os.listdir("/proc") if name.isdigit()]) > 3:
        sys.exit("it sees other processes")
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2)
        sys.exit("it reaches the network")
    except OSError:
        pass
    try:
        open(os.path.join(sys.prefix, "written"), "w")
        sys.exit("it can write to the Python environment")
    except OSError:
        pass
    open("own", "w").close()
    print("apart")
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
