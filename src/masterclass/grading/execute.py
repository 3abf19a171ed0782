"""nbgrader's notebook runner, replaced: learners' cells run in a sandbox, checks in a process of ours.

The course's ``nbgrader_config.py`` names :class:`FairExecute` where nbgrader's own ``Execute`` stood, so stock
``nbgrader autograde`` is safe and fair as well.
"""

from __future__ import annotations

import atexit
from pathlib import Path

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from traitlets import Enum, Integer, Unicode

from masterclass.grading.rehearsal import OpenRoom, Room, digest
from masterclass.grading.sandbox import ACCOUNT, LIMITS, SandboxError
from masterclass.grading.wire import Closed

_opened: dict[tuple, OpenRoom] = {}
_lent: dict[str, Room] = {}
#: What a trainer should know of the notebooks run since it was last emptied: sentences.
noticed: list[str] = []


class FairExecute(Execute):
    """Run a notebook's cells where each belongs, as the exercise's rehearsal found."""

    sandbox = Enum(["bubblewrap", "none"], "bubblewrap", help="Where learners' code runs.").tag(config=True)
    account = Unicode(ACCOUNT, help="Whose rights learners' code gets where the grader is root.").tag(config=True)
    secret_file = Unicode("", help="The file that seeds the cohort's fresh towns.").tag(config=True)
    source = Unicode("", help="The course's folder of instructor versions.").tag(config=True)
    memory = Integer(LIMITS["memory"], help="Memory a submission may use, in MB.").tag(config=True)
    disk = Integer(LIMITS["disk"], help="Disk a submission may use for each folder, in MB.").tag(config=True)
    processes = Integer(LIMITS["NPROC"], help="Processes a submission may start.").tag(config=True)
    seconds = Integer(LIMITS["seconds"], help="Seconds a submission may take in all.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict, km: None = None):
        """Run the notebook and return it with its outputs; what a trainer should know goes to :data:`noticed`."""
        folder = Path(resources["metadata"]["path"]).absolute()
        source = Path(self.source) / resources["nbgrader"]["assignment"]
        files = _handed_in(folder, source)
        try:
            flags = self._run(nb, folder, source, files)
        except (SandboxError, Closed):  # a warm process or a fork of the checks was killed: once more, with our own
            _lent.pop(digest(source), None)
            flags = self._run(nb, folder, source, files)
        noticed.extend(flags)
        for flag in flags:
            self.log.warning("%s", flag)
        nb.metadata["language_info"] = _language()
        return nb, resources

    def limits(self) -> dict[str, int]:
        """Return what one submission may use, by name as in :data:`masterclass.grading.sandbox.LIMITS`."""
        own = {"memory": self.memory, "disk": self.disk, "NPROC": self.processes, "seconds": self.seconds}
        return {**LIMITS, **own, "CPU": self.seconds}

    def room(self, source: Path) -> Room:
        """Return where an exercise's notebooks run, opened when it is first wanted."""
        found = _lent.get(digest(source))
        if found is not None and found.sandbox == self.sandbox:
            return found
        secret = Path(self.secret_file).read_text().strip() if self.secret_file else ""
        key = (digest(source), self.sandbox, secret)
        if key in _opened and not _opened[key].alive():
            _opened.pop(key).close()
        if key not in _opened:
            _opened[key] = self.open_room(source, secret)
        return _opened[key].room

    def open_room(self, source: Path, secret: str) -> OpenRoom:
        """Start the warm processes of an exercise."""
        return OpenRoom(source, self.sandbox, secret, float(self.timeout or 3600), self.limits(), self.account)

    def _run(self, nb: NotebookNode, folder: Path, source: Path, files: dict[str, bytes]) -> list[str]:
        sitting = self.room(source).sitting(folder, files, float(self.timeout or 3600), self.limits())
        sitting.run(nb.cells)
        return sitting.flags


def lend(room: Room) -> None:
    """Let this process use warm processes that another one has started."""
    _lent[room.plan.digest] = room


def beside(source: Path) -> tuple[str, ...]:
    """Return the checks of an exercise that this process ran beside learners' code."""
    wanted = digest(source)
    rooms = [one for one in (_lent.get(wanted), *(one.room for key, one in _opened.items() if key[0] == wanted)) if one]
    return tuple(dict.fromkeys(name for room in rooms for name in room.plan.beside))


@atexit.register
def close_rooms() -> None:
    """End the warm processes that this process has started."""
    while _opened:
        _opened.popitem()[1].close()


def _handed_in(folder: Path, source: Path) -> dict[str, bytes]:
    """Return what a learner handed in beside the notebook, by name."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".ipynb")
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in files
        if not (source / path.relative_to(folder)).exists()
    }


def _language() -> NotebookNode:
    from ipykernel.ipkernel import IPythonKernel

    return NotebookNode(
        {
            name: NotebookNode(told) if isinstance(told, dict) else told
            for name, told in IPythonKernel.language_info.items()
        }
    )
