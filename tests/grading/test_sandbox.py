"""What a submission can see and reach. Where no sandbox can be had, the run itself must refuse instead."""

import shutil
import tempfile
import time
from pathlib import Path

import pytest
from conftest import EXERCISE, SANDBOX, make_course, probed

from masterclass.errors import CourseError
from masterclass.grading import engine, sandbox
from masterclass.grading.sandbox import Zygote, cure, sandbox_available, self_test


def test_a_submission_sees_its_own_work_and_nothing_else(odd, tmp_path):
    if SANDBOX == "none":
        with pytest.raises(CourseError, match="Nothing was graded"):
            engine.grade(make_course(tmp_path, ["ada"]).folder, EXERCISE)
        return
    saw = probed(odd)
    assert saw["cohort"] is False, "the course folder, its gradebook, secret and model answers"
    assert saw["exercises"] is False, "the instructor versions"
    assert saw["here"] == ["data", "timestamp.txt"], "no notebook, so no hidden check"
    assert saw["data"] is True
    assert saw["network"] != True and saw["environment"] != True and saw["change data"] != True  # noqa: E712
    assert saw["own file"] is True
    assert saw["processes"] <= 3
    assert not set(saw["variables"]) & {"SSH_AUTH_SOCK", "JUPYTERHUB_API_TOKEN", "DATABASE_URL", "JPY_PARENT_PID"}


def test_a_hubs_exchange_below_usr_is_not_in_sight(monkeypatch, tmp_path):
    if SANDBOX == "none":
        pytest.skip("no sandbox can be had here")
    monkeypatch.setattr(sandbox, "_EXCHANGE", Path("/usr/share/doc"))
    assert any(Path("/usr/share/doc").iterdir())
    with Zygote(tmp_path, "bubblewrap", libraries=()) as zygote:
        assert self_test(zygote, next(Path("/usr/share/doc").iterdir())) is None


def test_the_self_test_says_what_is_wrong(monkeypatch):
    folder = Path(tempfile.mkdtemp(dir="/tmp"))  # where root grades, another account must be able to start it
    folder.chmod(0o755)
    fake = folder / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    problem = sandbox_available()
    shutil.rmtree(folder)
    assert problem == "the sandbox does not hold (bwrap: No permissions to create new namespace)"
    assert "allow user namespaces" in cure(problem)


def test_the_self_test_catches_a_sandbox_that_isolates_nothing(tmp_path):
    (tmp_path / "gradebook.db").touch()
    with Zygote(tmp_path, "none", libraries=()) as zygote:
        assert self_test(zygote, tmp_path / "gradebook.db") == "the sandbox does not hold (it sees other processes)"


def run(kernel, code):
    """Run a cell in a forked kernel; return what it printed, or its error."""
    kernel.wire.send({"do": "run", "code": code})
    said = ""
    while "done" not in (told := kernel.wire.receive(time.monotonic() + 60)[0]):
        said += told.get("content", {}).get("text", "")
    return said or told["done"].get("evalue", "")


@pytest.fixture
def siblings(tmp_path):
    """Two kernels of one warm process, alive at the same moment."""
    if SANDBOX == "none":
        pytest.skip("no sandbox can be had here")
    told = {"limits": sandbox.LIMITS, "seconds": 120, "memory": 2048, "folder": str(tmp_path)}
    with Zygote(tmp_path, "bubblewrap", libraries=("duckdb", "pandas", "splink")) as zygote:
        pair = [sandbox.fork(zygote.address, told), sandbox.fork(zygote.address, told)]
        yield pair
        for kernel in pair:
            kernel.close()


LEAVES = """
import os, signal, socket, subprocess, sys, time
for folder in ("/tmp", os.path.expanduser("~"), "/dev/shm", "."):
    try:
        open(os.path.join(folder, "from-a-sibling"), "w").write("mine")
    except OSError:
        pass
listener = socket.socket(socket.AF_UNIX)
listener.bind("\\0from-a-sibling")
listener.listen()
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)  # from-a-sibling"])
print(os.getpid(), child.pid)
"""
LOOKS = """
import glob, os, signal, socket
found = [path for folder in ("/tmp", os.path.expanduser("~"), "/dev/shm", ".")
         for path in glob.glob(os.path.join(folder, "*sibling*"))]
for path in glob.glob("/proc/[0-9]*/cmdline"):
    if b"from-a-sibling" in open(path, "rb").read():
        found.append(path)
try:
    socket.socket(socket.AF_UNIX).connect("\\0from-a-sibling")
    found.append("socket")
except OSError:
    pass
for pid in range(2, 400):
    if pid != os.getpid():
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
print("found", found)
"""


def test_kernels_alive_at_the_same_moment_are_strangers(siblings):
    one, other = siblings
    assert run(one, LEAVES).split()[0].isdigit()
    assert run(other, LOOKS) == "found []\n"
    assert run(one, "print(child.poll(), open('/tmp/from-a-sibling').read())") == "None mine\n"


LINKS = """
import duckdb, pandas as pd
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
import splink.comparison_library as cl
people = pd.DataFrame({"unique_id": range(200), "name": [f"n{k // 2}" for k in range(200)]})
print(duckdb.sql("select count(*) from people a join people b using (name)").fetchall()[0][0])
database = DuckDBAPI(duckdb.connect())
table = database.register(people)
settings = SettingsCreator(link_type="dedupe_only", comparisons=[cl.ExactMatch("name")],
                           blocking_rules_to_generate_predictions=[block_on("name")])
linker = Linker(table, settings)
print(len(linker.inference.predict().as_pandas_dataframe()))
"""


def test_duckdb_and_splink_work_in_every_kernel_of_a_warm_process(siblings):
    for kernel in siblings:
        said = run(kernel, "import logging, warnings; logging.disable(); warnings.simplefilter('ignore')\n" + LINKS)
        assert said.splitlines()[0] == "400" and said.splitlines()[-1] == "100", said
