"""The gradebook on a real PostgreSQL server, which the tests start on loopback and stop again."""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import pytest
import tiny_exercise
from conftest import EXERCISE, RIGHT, SANDBOX, hand_in, score, write_roster

from masterclass.errors import CourseError
from masterclass.grading import course, engine, feedback, report

ALL = sum(tiny_exercise.points().values())
PROGRAMS = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
pytestmark = [
    pytest.mark.skipif(PROGRAMS is None, reason="no PostgreSQL here: apt-get install postgresql"),
    pytest.mark.xdist_group("postgresql"),
]


class Server:
    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="mc-pg-", dir="/tmp"))
        self.account = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        if self.account:
            shutil.chown(self.folder, **self.account)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = [PROGRAMS / "initdb", "-D", self.folder / "data", "-A", "trust", "-U", "grader", "-N"]
        subprocess.run(command, check=True, capture_output=True, cwd="/", **self.account)
        self.start()

    @property
    def url(self):
        return f"postgresql://grader:pass-word@127.0.0.1:{self.port}/postgres"

    def start(self):
        command = [PROGRAMS / "postgres", "-D", self.folder / "data", "-h", "127.0.0.1", "-p", str(self.port)]
        command += ["-k", self.folder, "-c", "fsync=off"]
        self.process = subprocess.Popen(
            command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self.account
        )
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                time.sleep(0.3)
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the server did not start")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


@pytest.fixture
def server():
    one = Server()
    yield one
    if one.process.poll() is None:
        one.process.kill()
        one.process.wait()
    shutil.rmtree(one.folder, ignore_errors=True)


def test_a_course_on_postgresql_loses_nothing_when_the_server_goes_away(server, tmp_path):
    shelf = tiny_exercise.shelve(tmp_path / "shelf", EXERCISE)
    ids = ["ada", "bob", "cyd", "dan"]
    roster = write_roster(tmp_path / "roster.csv", ids)
    made = course.create(tmp_path / "c", roster, people=60, exercises_from=shelf, db_url=server.url).course
    assert not (made.folder / "gradebook.db").exists()
    assert (made.folder / course.URL).stat().st_mode & 0o077 == 0
    hand_in(made, "ada", {"shout": RIGHT["shout"]})
    assert [one.score for one in engine.grade(made.folder, EXERCISE, sandbox=SANDBOX).graded] == [2]
    with made.gradebook() as gradebook:
        gradebook.find_grade("count-hidden", EXERCISE, EXERCISE, "ada").manual_score = 0.5
        gradebook.db.commit()
    hand_in(made, "ada", RIGHT, when="2026-03-05 09:00:00.000000 UTC")
    for learner in ids[1:]:
        hand_in(made, learner, RIGHT | {"shout": "import time\ntime.sleep(1)\nshout = str.upper"})

    def go_away():
        end = time.monotonic() + 60
        while len((made.folder / engine.LOG).read_text().splitlines()) < 2 and time.monotonic() < end:
            time.sleep(0.05)
        server.stop()

    thread = threading.Thread(target=go_away)
    thread.start()
    with pytest.raises(CourseError, match="gradebook") as refused:
        engine.grade(made.folder, EXERCISE, workers=1, sandbox=SANDBOX)
    thread.join()
    assert "pass-word" not in str(refused.value) and "run the same command again" in str(refused.value)
    server.start()
    outcome = engine.grade(made.folder, EXERCISE, sandbox=SANDBOX)
    assert not outcome.failed and outcome.graded
    assert {learner: score(made, learner) for learner in ids} == {"ada": ALL - 0.5, "bob": ALL, "cyd": ALL, "dan": ALL}
    with made.gradebook() as gradebook:
        submissions = gradebook.assignment_submissions(EXERCISE)
        assert sorted(one.student.id for one in submissions) == ids
        assert {len(one.notebooks[0].grades) for one in submissions} == {6}
    assert not list((made.folder / ".grading" / EXERCISE).iterdir())
    assert len(feedback.feedback(made.folder, EXERCISE).written) == 4
    assert report.report(made.folder).page.is_file()
    assert "pass-word" not in (made.folder / engine.LOG).read_text()


def test_a_server_that_cannot_be_reached_is_named_without_its_password(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    roster = write_roster(tmp_path / "roster.csv", ["ada"])
    shelf = tiny_exercise.shelve(tmp_path / "shelf", EXERCISE)
    url = f"postgresql://grader:pass-word@127.0.0.1:{port}/x"
    with pytest.raises(CourseError, match="cannot be opened") as refused:
        course.create(tmp_path / "c", roster, people=60, exercises_from=shelf, db_url=url)
    assert "pass-word" not in str(refused.value) and not (tmp_path / "c").exists()
