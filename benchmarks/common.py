"""What the benchmarks share: what they ran on, a command watched from outside, and the tables in README.md.

Only the standard library, since peers' own environments run these files too.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import threading
import time
from pathlib import Path

README = Path(__file__).resolve().parent / "README.md"


def machine() -> str:
    """Return what the figures were measured on, in a sentence."""
    model = ""
    if Path("/proc/cpuinfo").exists():
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        model = (re.findall(r"model name\s*: (.*)", text) or [""])[0]
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores{f' ({model})' if model else ''}, Python {platform.python_version()}{load}."


def watched(command: list[str]) -> tuple[float, int, int]:
    """Run a command; return its seconds, the greatest memory of one process of its tree, and of all at once."""
    began = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    told: list[str] = []
    reader = threading.Thread(target=lambda: told.append(running.stderr.read()))
    reader.start()
    one = together = 0
    while running.poll() is None:
        sizes = [resident(process) for process in tree(running.pid)]
        one, together = max([one, *sizes]), max(together, sum(sizes))
        time.sleep(0.05)
    seconds = time.perf_counter() - began
    reader.join()
    if running.returncode:
        raise SystemExit(f"{' '.join(command)} failed: {''.join(told).strip()[-2000:]}")
    return seconds, one, together


def tree(root: int) -> list[int]:
    """Return a process and all that came from it, as /proc tells."""
    found, listed = [], [root]
    while listed:
        process = listed.pop()
        found.append(process)
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                listed += [int(child) for child in children.read_text().split()]
            except OSError:  # it has ended since
                continue
    return found


def resident(process: int) -> int:
    """Return the memory of a process in bytes; 0 if it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def busy() -> float:
    """Return the processor seconds that this machine has spent since it started, of all programs."""
    numbers = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    idle = int(numbers[3]) + int(numbers[4])
    return (sum(map(int, numbers[:8])) - idle) / os.sysconf("SC_CLK_TCK")


def write(name: str, script: str, text: str) -> None:
    """Put a table between its marks in README.md."""
    start, end = f"<!-- {name}: written by {script} -->", f"<!-- {name}: end -->"
    before, rest = README.read_text(encoding="utf-8").split(start)
    after = rest.split(end)[1]
    README.write_text(f"{before}{start}\n{text}\n{end}{after}", encoding="utf-8")
