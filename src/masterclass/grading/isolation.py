"""Put one forked kernel apart from its siblings: namespaces, folders, limits and rights of its own (Linux).

A :func:`ward` runs outside the kernel's namespaces, so that nothing in there can end it: it stops the kernel when the
grader says so, when it uses too much memory or time, and when the grader itself has gone.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import select
import signal
import struct
import time
from collections.abc import Callable
from pathlib import Path

from masterclass.grading.wire import Closed, TooLate, Wire

COURSE, HOME = Path("/course"), Path("/home/learner")
USER = 1000  # inside; outside it is an account without rights
_TICK = 0.05

_CLONE = {"user": 0x10000000, "pid": 0x20000000, "net": 0x40000000, "ipc": 0x08000000, "uts": 0x04000000}
_NEW_MOUNTS = 0x00020000
_READ_ONLY, _NO_SUID, _NO_DEVICES, _NO_PROGRAMS = 1, 2, 4, 8
_REMOUNT, _BIND, _RECURSIVE, _PRIVATE = 32, 4096, 16384, 1 << 18
_DEATH_SIGNAL, _DROP_BOUND, _NO_NEW_RIGHTS = 1, 24, 38
_CAPABILITIES = 0x20080522  # version 3 of the call
#: What no learner's program needs: what ways out of a sandbox have been made of, and memory that no limit counts.
_REFUSED = (
    "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "mount", "umount2", "pivot_root", "move_mount",
    "open_tree", "fsopen", "mount_setattr", "unshare", "setns", "keyctl", "add_key", "request_key", "bpf",
    "perf_event_open", "userfaultfd", "io_uring_setup", "open_by_handle_at", "kexec_load", "init_module",
    "finit_module", "delete_module", "swapon", "acct", "memfd_create", "memfd_secret", "shmget", "msgget", "semget",
)  # fmt: skip

_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(parent: int) -> None:
    """End this process when ``parent``, which started it, has gone, even if that has happened already."""
    _libc.prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def ward(control: Wire, wire: Wire, told: dict, run: Callable[[], None], apart: bool) -> None:
    """Fork a kernel and watch over it; returns when it has ended, having told the grader why.

    Parameters
    ----------
    control : Wire
        Where the grader says ``interrupt`` or ``stop``, and hears how it ended.
    wire : Wire
        The kernel's own, which only the kernel keeps: the grader sees at once when it has gone.
    told : dict
        ``seconds`` and ``memory`` (MB) for all of it, and the other limits by their names in :mod:`resource`.
    run : callable
        The kernel's life, in the new process.
    apart : bool
        Whether it gets namespaces of its own; without, only limits.
    """
    user, group = os.getuid(), os.getgid()
    if apart:
        _check(_libc.unshare(sum(_CLONE.values())), "unshare")
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{USER} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{USER} {group} 1")
    warden = os.getpid()
    kernel = os.fork()
    if kernel == 0:
        control.close()
        _libc.prctl(_DEATH_SIGNAL, signal.SIGKILL)
        os.setsid()  # a signal to its own group would cross namespaces, and reach the zygote and every sibling
        if not apart:
            die_with_parent(warden)
        run()
        os._exit(0)
    wire.close()
    reason = _watch(control, kernel, told)
    with contextlib.suppress(ProcessLookupError):
        if not apart:
            os.killpg(kernel, signal.SIGKILL)
        os.kill(kernel, signal.SIGKILL)  # process 1 of its namespace takes every other one with it
    with contextlib.suppress(Closed):
        control.send({"ended": reason})


def _watch(control: Wire, kernel: int, told: dict) -> str:
    ends, most = time.monotonic() + told["seconds"], told["memory"] << 10
    base = _resident(kernel)
    with os.fdopen(os.pidfd_open(kernel), "rb", closefd=True) as life:
        while True:
            ready, _, _ = select.select([control, life], [], [], _TICK)
            if life in ready:
                ended = os.waitid(os.P_PID, kernel, os.WEXITED | os.WNOWAIT)
                killed = (ended.si_code, ended.si_status) == (os.CLD_KILLED, signal.SIGKILL)
                return "its kernel was killed" if killed else "its program ended its own kernel"
            if control in ready:
                try:
                    said = control.receive(time.monotonic() + 1)[0].get("say")
                except (Closed, TooLate):
                    return "the grader has gone"
                if said == "stop":
                    return "stopped"
                os.kill(kernel, signal.SIGINT)
            if time.monotonic() > ends:
                return f"its program took longer than {told['seconds']} seconds in all"
            if _in_all(kernel, base) > most:
                return f"its program used more than {told['memory']:,} MB of memory"


def _in_all(process: int, base: int) -> int:
    """Return the kB that a process and all below it hold of their own, beyond what the first began with."""
    used, waiting = -base, [process]
    while waiting:
        one = waiting.pop()
        used += _resident(one)
        for task in _listed(Path(f"/proc/{one}/task")):
            with contextlib.suppress(OSError):
                waiting += map(int, (task / "children").read_text().split())
    return used


def _listed(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return list(folder.iterdir())
    return []


def _resident(process: int) -> int:
    total = 0
    with contextlib.suppress(OSError, ValueError), Path(f"/proc/{process}/status").open() as status:
        for line in status:
            if line.startswith(("RssAnon:", "RssShmem:")):
                total += int(line.split()[1])
    return total


# --- in the kernel's process -------------------------------------------------------------------------------------


def enter(limits: dict[str, int], files: dict[str, bytes], keep: list[str]) -> None:
    """Leave the zygote's world: mounts of its own, limits, no rights, no way to get any.

    Parameters
    ----------
    limits : dict
        By name in :mod:`resource` without ``RLIMIT_``; ``disk`` is in MB, for each writable folder.
    files : dict
        What was handed in beside the notebook, by name; written into the working folder.
    keep : list of str
        Folders of the Python environment, which stay visible even where something is mounted above them.
    """
    _check(_libc.unshare(_NEW_MOUNTS), "unshare")
    _mount("none", "/", None, _RECURSIVE | _PRIVATE)
    _mount("proc", "/proc", "proc", _NO_SUID | _NO_DEVICES | _NO_PROGRAMS)
    room = f"size={limits['disk']}m,mode=0700"
    held = [(one, os.open(one, os.O_PATH)) for one in keep if Path("/tmp") in Path(one).parents]
    for folder in ("/tmp", "/dev/shm", "/dev/pts", str(HOME)):
        _mount("none", folder, "tmpfs", _NO_SUID | _NO_DEVICES, room)
    for folder, number in held:
        Path(folder).mkdir(parents=True, exist_ok=True)
        _bind(f"/proc/self/fd/{number}", folder)
        os.close(number)
    handed_in = [Path(os.path.normpath(HOME / name)) for name in files]
    for entry in sorted(COURSE.iterdir()):
        _show(entry, HOME / entry.name, handed_in)
    _mount("none", str(COURSE), "tmpfs", _READ_ONLY, "size=4k")
    write_files(HOME, files)
    os.chdir(HOME)
    Path("/proc/sys/user/max_user_namespaces").write_text("0")
    restrict(limits)
    for number in range(64):
        _libc.prctl(_DROP_BOUND, number, 0, 0, 0)
    head = ctypes.create_string_buffer(struct.pack("II", _CAPABILITIES, 0))
    _check(_libc.capset(head, ctypes.create_string_buffer(24)), "capset")
    _check(_libc.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0), "prctl")
    import pyseccomp

    refused = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in _REFUSED:
        with contextlib.suppress(OSError):  # a call that this kind of machine does not have
            refused.add_rule(pyseccomp.ERRNO(1), name)
    refused.load()


def restrict(limits: dict[str, int]) -> None:
    """Set resource limits, by their names in :mod:`resource` without ``RLIMIT_``."""
    for name in ("NPROC", "FSIZE", "CPU", "CORE", "NOFILE"):
        if name in limits:
            number = getattr(resource, f"RLIMIT_{name}")
            most = min(limits[name], *(one for one in resource.getrlimit(number) if one >= 0), limits[name])
            resource.setrlimit(number, (most, most))


def most_memory(room: int) -> None:
    """Let this process take so many MB more than it has: an answer that grows is an error in a check, not its end."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * os.sysconf("SC_PAGE_SIZE") + (room << 20)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write files below a folder; names that lead out of it, are there already or cannot be are left out."""
    for name, content in files.items():
        place = Path(os.path.normpath(folder / name))
        if folder in place.parents and not place.exists():
            with contextlib.suppress(OSError):
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)


def _show(entry: Path, place: Path, handed_in: list[Path]) -> None:
    """Show a file or folder of the exercise read-only; a folder in which something was handed in, file by file."""
    if entry.is_dir() and any(place in one.parents for one in handed_in):
        place.mkdir()
        for one in sorted(entry.iterdir()):
            _show(one, place / one.name, handed_in)
        return
    place.mkdir() if entry.is_dir() else place.touch()
    _bind(str(entry), str(place))


def _bind(source: str, target: str) -> None:
    _mount(source, target, None, _BIND | _RECURSIVE)
    _mount("none", target, None, _BIND | _REMOUNT | _READ_ONLY | _NO_SUID | _NO_DEVICES)


def stage(folders: list[Path], room: Path) -> dict[Path, Path]:
    """Show folders at places that every account can reach, for this process and what it starts; needs root.

    Returns
    -------
    dict
        Where each folder is to be found.
    """
    _check(_libc.unshare(_NEW_MOUNTS), "unshare")
    _mount("none", "/", None, _RECURSIVE | _PRIVATE)
    _mount("none", str(room), "tmpfs", 0, "mode=0755")
    found = {}
    for number, folder in enumerate(folders):
        place = room / str(number)
        place.mkdir() if folder.is_dir() else place.touch()
        _mount(str(folder), str(place), None, _BIND | _RECURSIVE)
        found[folder] = place
    return found


def _mount(source: str, target: str, kind: str | None, flags: int, options: str = "") -> None:
    done = _libc.mount(
        source.encode(), target.encode(), kind.encode() if kind else None, ctypes.c_ulong(flags), options.encode()
    )
    _check(done, f"mount {target}")


def _check(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
