"""The same folder in nbgrader's own formgrader: a real server, its pages, and a mark given by hand there."""

import json
import os
import socket
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
import tiny_exercise
from conftest import EXERCISE, RIGHT, SANDBOX, hand_in, score

from masterclass.grading import engine

ALL = sum(tiny_exercise.points().values())
TOKEN = "tests-only"


class Formgrader:
    def __init__(self, folder, room):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        settings = {
            "ServerApp": {
                "ip": "127.0.0.1",
                "port": port,
                "open_browser": False,
                "allow_root": True,
                "root_dir": str(folder),
                "jpserver_extensions": {"nbgrader.server_extensions.formgrader": True},
            },
            "IdentityProvider": {"token": TOKEN},
        }
        (room / "settings.json").write_text(json.dumps(settings))
        own = {f"JUPYTER_{name}_DIR": str(room / name) for name in ("CONFIG", "DATA", "RUNTIME")}
        self.said = room / "said"
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "jupyter_server", f"--config={room / 'settings.json'}"],
                cwd=folder,
                env={**os.environ, **own, "HOME": str(room)},
                stdout=said,
                stderr=said,
            )

    def ask(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        head = {"Authorization": f"token {TOKEN}", "Content-Type": "application/json"}
        request = Request(f"{self.address}/formgrader/{path}", data, head, method="PUT" if data else "GET")
        with urlopen(request, timeout=20) as reply:
            text = reply.read().decode()
        return json.loads(text) if path.startswith("api/") else text

    def wait(self):
        for _ in range(300):
            try:
                return self.ask("api/status")
            except (URLError, ConnectionError):
                assert self.process.poll() is None, self.said.read_text()
                time.sleep(0.1)
        raise AssertionError(self.said.read_text())


@pytest.fixture
def formgrader(copy_of_ran, tmp_path):
    room = tmp_path / "room"
    room.mkdir()
    server = Formgrader(copy_of_ran.folder, room)
    try:
        server.wait()
        yield server
    finally:
        server.process.terminate()
        server.process.wait(timeout=20)


def test_the_formgrader_shows_our_marks_and_ours_keep_the_formgraders(ran, copy_of_ran, formgrader):
    marks = {one.learner: one.score for one in ran.outcome.graded}
    listed = {one["student"]: one for one in formgrader.ask(f"api/submissions/{EXERCISE}")}
    assert {learner: one["score"] for learner, one in listed.items() if one["autograded"]} == marks
    assert {one["max_score"] for one in listed.values() if one["autograded"]} == {ALL}
    (book,) = formgrader.ask(f"api/notebooks/{EXERCISE}")
    assert book["average_score"] == pytest.approx(sum(marks.values()) / len(marks))
    for page in ("", "manage_assignments", f"manage_submissions/{EXERCISE}", "gradebook", "manage_students"):
        assert "nbgrader_bad_setup = true" not in formgrader.ask(page) and "Traceback" not in formgrader.ask(page)

    learner = next(one for one, points in marks.items() if 0 < points < ALL)
    works = formgrader.ask(f"api/submitted_notebooks/{EXERCISE}/{EXERCISE}")
    work = next(one["id"] for one in works if one["student"] == learner)
    page = formgrader.ask(f"submissions/{work}/")
    assert "double-hidden" in page and "points" in page
    grades = {one["name"]: one for one in formgrader.ask(f"api/grades?submission_id={work}")}
    assert sum(one["auto_score"] for one in grades.values()) == marks[learner]
    comment = formgrader.ask(f"api/comments?submission_id={work}")[0]
    formgrader.ask(f"api/grade/{grades['count-hidden']['id']}", {"manual_score": 0.5, "extra_credit": 0.25})
    formgrader.ask(f"api/comment/{comment['id']}", {"manual_comment": "Seen by a person."})

    hand_in(copy_of_ran, learner, RIGHT, when="2027-01-01 09:00:00.000000 UTC")
    outcome = engine.grade(copy_of_ran.folder, EXERCISE, sandbox=SANDBOX)
    assert [one.learner for one in outcome.graded] == [learner]
    assert score(copy_of_ran, learner) == ALL - 1 + 0.5 + 0.25
    again = {one["name"]: one for one in formgrader.ask(f"api/grades?submission_id={work}")}
    assert (again["count-hidden"]["manual_score"], again["count-hidden"]["extra_credit"]) == (0.5, 0.25)
    assert [again[name]["auto_score"] for name in again] == [again[name]["max_score"] for name in again]
    comments = {one["id"]: one["manual_comment"] for one in formgrader.ask(f"api/comments?submission_id={work}")}
    assert comments[comment["id"]] == "Seen by a person."
