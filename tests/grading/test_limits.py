"""Time holds whatever a program does: one that stops reading, and one that ends its kernel again and again."""

import itertools
import socket
import time

import nbformat
import pytest
from conftest import SANDBOX

from masterclass.grading.sandbox import LIMITS, Zygote, fork
from masterclass.grading.sitting import Part, Plan, Sitting
from masterclass.grading.wire import Closed, TooLate, Wire

CHECK = "answer(1)\nanswer('x' * 5_000_000)"
#: Answers a check's first call with a frame of its own, and never reads the second.
STOPS_READING = """
import gc, time
from masterclass.grading.kernel import Kernel
def answer(x):
    (kernel,) = [one for one in gc.get_objects() if isinstance(one, Kernel)]
    kernel.wire.send({"answer": True}, [b"1"])
    while True:
        try:
            time.sleep(60)
        except BaseException:
            pass
"""
#: Takes half a second, and ends its kernel one cell earlier at every attempt.
ENDS_EARLIER = """
import os, time
time.sleep(0.5)
if {place} == 8 - int(open("attempt").read()):
    os._exit(0)
"""


@pytest.fixture(scope="module")
def rooms(tmp_path_factory):
    folder = tmp_path_factory.mktemp("limits")
    with Zygote(folder, SANDBOX, libraries=()) as learner, Zygote(folder, None, libraries=()) as checker:
        yield folder, learner, checker


def sit(rooms, cells, parts, seconds, **options):
    """Run cells; return the sitting and how long it took."""
    folder, learner, checker = rooms
    told = {"limits": LIMITS, "seconds": 900, "memory": LIMITS["memory"], "folder": str(folder)}
    attempts = itertools.count(1)

    def kernel():
        number = str(next(attempts)).encode()
        (folder / "attempt").write_bytes(number)  # where there is no sandbox
        return fork(learner.address, told, {"attempt": number})

    plan = Plan("limits", "", parts, frozenset({"answer"}))
    sitting = Sitting(plan, kernel, lambda: fork(checker.address), seconds, **options)
    began = time.monotonic()
    sitting.run(cells)
    return sitting, time.monotonic() - began


def cell(name, source, points=None):
    about = {"grade_id": name, "grade": points is not None, "points": points}
    return nbformat.v4.new_code_cell(source, metadata={"nbgrader": about})


def test_a_frame_that_nobody_reads_is_given_up():
    ours, theirs = map(Wire, socket.socketpair())
    began = time.monotonic()
    with pytest.raises(TooLate):
        ours.send({"do": "answer"}, [bytes(50 << 20)], began + 0.5)
    assert 0.4 < time.monotonic() - began < 5
    theirs.close()
    with pytest.raises(Closed):
        ours.send({}, [bytes(1 << 20)], time.monotonic() + 5)


def test_a_program_that_stops_reading_costs_its_cells_time_and_marks_only(rooms):
    parts = (Part("a", "answer", "", ("answer",)), Part("c", "visible", CHECK), Part("after", "visible", "1"))
    cells = [cell("a", STOPS_READING), cell("c", CHECK, 1), cell("after", "1", 1)]
    sitting, took = sit(rooms, cells, parts, seconds=2)
    assert took < 12
    assert sitting.flags == ["its program did not read what a check gave it"]
    assert [one.ename for one in cells[1].outputs] == ["KernelEnded"]
    assert cells[2].outputs[0].data == {"text/plain": "1"}


def test_an_honest_check_may_hand_over_much(rooms):
    cells = [cell("a", "answer = len"), cell("c", "answer('x' * 5_000_000)", 5_000_000)]
    parts = (Part("a", "answer", "", ("answer",)), Part("c", "visible", cells[1].source))
    sit(rooms, cells, parts, seconds=10)
    assert cells[1].outputs[0].data == {"text/plain": "5000000"}


def test_when_all_time_is_spent_what_came_before_keeps_its_marks(rooms):
    slow = "import time\ntime.sleep(1)"
    cells = [cell("a", "answer = len"), cell("c", "answer('xy')", 2), cell("slow", slow), cell("slow", slow)]
    cells += [cell("ends", "import os\nos._exit(0)"), cell("slow", slow), cell("late", "1", 1)]
    parts = (Part("a", "answer", "", ("answer",)), Part("c", "visible", "answer('xy')"), Part("late", "visible", "1"))
    sitting, took = sit(rooms, cells, parts, seconds=10, in_all=3)
    assert took < 3 + 3 + 2
    assert sitting.flags == ["its program ended its own kernel", "its program took longer than 3 seconds in all"]
    assert cells[1].outputs[0].data == {"text/plain": "2"}
    assert [one.outputs[0].ename for one in cells[4:]] == ["KernelEnded"] * 3


def test_no_program_gains_time_by_ending_earlier_at_every_attempt(rooms):
    cells = [cell(f"own-{place}", ENDS_EARLIER.format(place=place)) for place in range(8)]
    sitting, took = sit(rooms, cells, (), seconds=10, in_all=2)
    assert took < 2 + 2 + 2
    assert "its program took longer than 2 seconds in all" in sitting.flags
