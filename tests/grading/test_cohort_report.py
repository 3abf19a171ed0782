import csv
import itertools
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import tiny_exercise
from bs4 import BeautifulSoup
from conftest import EXERCISE, RIGHT, SANDBOX, hand_in, make_course, score
from scipy import stats

from masterclass.errors import CourseError
from masterclass.grading import course, engine, report, simulate

WHEN = datetime(2026, 3, 2, 9)
MAIN = "01-tiny"
EXERCISES = (report.BEFORE, MAIN, report.AFTER)
CELLS = {f"{name}{half}": points for name, task in tiny_exercise.TASKS.items()
         for half, points in (("", task[4]), ("-hidden", task[5]))}  # fmt: skip
ALL = sum(CELLS.values())
SAW = {"double": "`double(3)` is 5", "shout": "`shout('ada')` is 'ada'", "count": "`count` is 3"}


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def tables_of(folder):
    return {row["learner"]: row for row in rows(folder / "report" / "learners.csv")}


def fill(cohort, works):
    """Put graded submissions into a real gradebook and its folder.

    ``works`` are exercise, learner, which tasks are right, and more: ``when``, and what wrong ones ``saw``.
    """
    with cohort.gradebook() as gradebook, engine._one_transaction(gradebook):
        for exercise, learner, tasks, more in works:
            gradebook.update_or_create_student(learner)
            submission = gradebook.add_submission(exercise, learner, timestamp=more.get("when", WHEN))
            for grade in submission.notebooks[0].grades:
                grade.auto_score = grade.max_score if report._task_of(grade.name) in tasks else 0.0
                grade.needs_manual_grade = False
    for exercise, learner, tasks, more in works:
        notebook = json.loads((cohort.folder / "release" / exercise / f"{exercise}.ipynb").read_text())
        for cell in notebook["cells"]:
            name = cell["metadata"]["nbgrader"]["grade_id"]
            if name in SAW and name not in tasks:
                saw = more.get("saw", SAW).get(name, SAW[name])
                lines = [f"What we saw: {saw}", "What we expected: another"]
                cell["outputs"] = [{"output_type": "error", "ename": "CheckFailed", "evalue": "", "traceback": lines}]
        for part in ("submitted", "autograded"):
            folder = cohort.folder / part / learner / exercise
            folder.mkdir(parents=True)
            (folder / f"{exercise}.ipynb").write_text(json.dumps(notebook))
            (folder / "timestamp.txt").write_text(f"{more.get('when', WHEN)} UTC")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A course of three exercises with nobody in it but Ada, who did nothing."""
    folder = tmp_path_factory.mktemp("made")
    shelf = tiny_exercise.shelve(folder / "shelf", *EXERCISES)
    (folder / "roster.csv").write_text("id\nada\n")
    return course.create(folder / "cohort", folder / "roster.csv", people=30, exercises_from=shelf).course


def copied(cohort, folder):
    shutil.copytree(cohort.folder, folder / "cohort")
    return course.Course.open(folder / "cohort")


@pytest.fixture(scope="module")
def filled(made, tmp_path_factory):
    """Twelve learners who did everything, and forty who did the main exercise only; one of these was late."""
    cohort = copied(made, tmp_path_factory.mktemp("filled"))
    draw, works = np.random.default_rng(3), []
    for number in range(12):
        good = draw.random()
        for exercise, more in ((report.BEFORE, -0.3), (MAIN, 0.1), (report.AFTER, 0.2)):
            right = {name for name in SAW if draw.random() < good + more}
            works.append((exercise, f"l{number:02d}", right, {}))
    works.append((MAIN, "late", {"double", "shout"}, {"when": WHEN + timedelta(days=1, hours=2, minutes=3)}))
    works += [(MAIN, f"m{number:02d}", set(list(SAW)[: 1 + number % 3]), {}) for number in range(39)]
    fill(cohort, works)
    report.report(cohort.folder)
    return cohort


# --- who handed in, points, pass ---------------------------------------------------------------------------------


def test_one_row_a_learner_and_exercise_with_the_gradebooks_points(ran):
    table = rows(ran.cohort.folder / "report" / "report.csv")
    assert [row["learner"] for row in table] == [f"learner{number}" for number in range(6)]
    for row in table:
        if row["status"] == "graded":
            assert float(row["points"]) == score(ran.cohort, row["learner"])
            assert abs(float(row["share"]) - float(row["points"]) / 8) < 0.001
            assert row["passed"] == ("yes" if float(row["points"]) >= 0.6 * 8 else "no")
            assert row["sandbox"] == SANDBOX and row["graded_with"].startswith("2026")
        else:
            assert (
                row["status"] == "could not be read" and row["points"] == row["passed"] == "" and "saw" in row["reason"]
            )


def test_one_row_a_task_with_who_tried_and_who_was_right(ran):
    made_up = json.loads((ran.cohort.folder / simulate.RECORD).read_text())["submissions"]
    graded = [one for one in made_up if one["kind"] != "wrong file"]
    for row in rows(ran.cohort.folder / "report" / "tasks.csv"):
        right = sum(row["task"] in one["tasks"] for one in graded)
        assert (int(row["graded"]), int(row["all_right"])) == (len(graded), right)
        assert right <= int(row["attempted"]) <= right + 2


def test_the_page_tells_the_same(ran):
    text = (ran.cohort.folder / "report" / "report.html").read_text()
    for row in rows(ran.cohort.folder / "report" / "report.csv"):
        assert row["learner"] in text and row["reason"] in text
    assert ("in a sandbox" if SANDBOX == "bubblewrap" else "without a sandbox") in text
    assert "Checks ran in a process apart from the learner's own code" in text
    assert "version 2026" in text and "March 2026" in text


def test_a_learner_passes_the_course_on_all_points_but_those_asked_beforehand(filled):
    with filled.gradebook() as gradebook:
        scores = {
            (one.student_id, exercise): one.score
            for exercise in EXERCISES
            for one in gradebook.find_assignment(exercise).submissions
        }
    learners = tables_of(filled.folder)
    assert {row["passed"] for row in learners.values()} == {"yes", "no"}
    for learner, row in learners.items():
        points = scores.get((learner, MAIN), 0) + scores.get((learner, report.AFTER), 0)
        assert (float(row["points"]), float(row["of"])) == (points, 2 * ALL)
        assert row["passed"] == ("yes" if points >= 0.6 * 2 * ALL else "no")
    assert learners["ada"]["handed_in"] == "0"


def test_the_trainer_sets_the_pass_mark(filled, tmp_path):
    cohort = copied(filled, tmp_path)
    about = cohort.folder / course.COHORT
    told = json.loads(about.read_text())
    about.write_text(json.dumps(told | {"pass_share": 1}))
    page = report.report(cohort.folder).page.read_text()
    assert "An exercise is passed with 100% of its points" in page and "pass_share" in page
    full = {row["learner"] for row in rows(cohort.folder / "report" / "report.csv") if row["passed"] == "yes"}
    assert full == {row["learner"] for row in rows(cohort.folder / "report" / "report.csv") if row["share"] == "1.000"}
    for bad in (0, 1.1, "0.6", True, None):
        about.write_text(json.dumps(told | {"pass_share": bad}))
        with pytest.raises(CourseError, match=r"cohort\.json: pass_share is .*Give a number above 0 and up to 1"):
            report.report(cohort.folder)


# --- tasks -------------------------------------------------------------------------------------------------------


def test_discrimination_is_the_correlation_with_the_rest_of_the_exercise(filled):
    marks = {}
    with filled.gradebook() as gradebook:
        for one in gradebook.find_assignment(MAIN).submissions:
            got = {name: 0.0 for name in SAW}
            for grade in one.notebooks[0].grades:
                got[report._task_of(grade.name)] += grade.score
            marks[one.student_id] = got
    table = {row["task"]: row for row in rows(filled.folder / "report" / "tasks.csv") if row["exercise"] == MAIN}
    assert list(table) == list(SAW) and table["shout"]["graded"] == "52"
    for name, row in table.items():
        right = [got[name] > 0 for got in marks.values()]
        rest = [sum(got.values()) - got[name] for got in marks.values()]
        assert abs(float(row["discrimination"]) - stats.pointbiserialr(right, rest).statistic) < 0.006
        assert float(row["share_right"]) == pytest.approx(np.mean(right), abs=0.001)


def test_ten_graded_learners_are_needed_for_discrimination(ran, made, tmp_path):
    for row in rows(ran.cohort.folder / "report" / "tasks.csv"):
        assert (row["discrimination"], row["no_discrimination_because"]) == ("", "fewer than 10 graded")
    assert "– (fewer than 10 graded)" in (ran.cohort.folder / "report" / "report.html").read_text()
    assert report._discrimination([True] * 9 + [False], [1.0] * 9 + [0.0])[0] == pytest.approx(1)
    assert report._discrimination([True] * 10, list(range(10))) == (None, "all right")
    assert report._discrimination([False] * 10, list(range(10))) == (None, "none right")
    assert report._discrimination([True, False] * 5, [1.0] * 10) == (None, "the rest is the same for all")
    assert report._discrimination([True, False] * 5, []) == (None, "the only task")


def test_the_commonest_messages_of_failed_checks_are_counted(made, tmp_path):
    cohort = copied(made, tmp_path)
    saws = ["it was 5", "it was 5", "it was 7", "it was 8", "it was 9\u202e<b>", "it was 5"]
    fill(cohort, [(MAIN, f"l{number}", {"shout"}, {"saw": {"double": saw}}) for number, saw in enumerate(saws)])
    done = report.report(cohort.folder)
    table = [row for row in rows(done.files[3]) if row["task"] == "double"]
    assert [(row["learners"], row["message"]) for row in table][:2] == [("3", "it was 5"), ("1", "it was 7")]
    assert [row["message"] for row in table][-1] == "it was 9<b>"
    text = done.page.read_text()
    assert text.index("it was 5 (3)") < text.index("it was 7 (1)") < text.index("it was 8 (1)")
    assert "it was 9" not in text


# --- change ------------------------------------------------------------------------------------------------------


def test_change_is_over_who_did_both_with_a_95_percent_interval(filled):
    shares = {}
    for row in rows(filled.folder / "report" / "report.csv"):
        if row["share"]:
            shares.setdefault(row["learner"], {})[row["exercise"]] = float(row["points"]) / float(row["of"])
    both = [(got[report.AFTER], got[report.BEFORE]) for got in shares.values() if report.BEFORE in got]
    assert len(both) == 12
    test = stats.ttest_rel(*zip(*both, strict=True))
    low, high = test.confidence_interval()
    mean = np.mean([after - before for after, before in both])
    text = " ".join(BeautifulSoup((filled.folder / "report" / "report.html").read_text(), "html.parser").text.split())
    assert f"changed by {100 * mean:+.1f} percentage points on average" in text
    assert f"(95% interval: {100 * low:+.1f} to {100 * high:+.1f}), over the 12 learners who did both" in text
    assert not re.search(r"\bgain", text)


def test_change_needs_ten_pairs(filled, tmp_path):
    cohort = copied(filled, tmp_path)
    with cohort.gradebook() as gradebook:
        for learner in ("l00", "l01", "l02"):
            gradebook.remove_submission(report.AFTER, learner)
    text = report.report(cohort.folder).page.read_text()
    assert "9 learners did both" in text and "percentage points" not in text


def test_a_course_without_both_says_nothing_of_change(ran):
    assert "Change over the course" not in (ran.cohort.folder / "report" / "report.html").read_text()


# --- late, unreadable, flagged -----------------------------------------------------------------------------------


def test_late_work_is_told_with_what_it_cost(filled, tmp_path):
    cohort = copied(filled, tmp_path)
    with cohort.gradebook() as gradebook:
        gradebook.update_or_create_assignment(MAIN, duedate="2026-03-02 10:00:00 UTC")
        gradebook.find_submission(MAIN, "late").notebooks[0].late_submission_penalty = 1.5
        gradebook.db.commit()
    done = report.report(cohort.folder)
    assert "late, 01-tiny: 1 day 1 hour late, 1.5 points taken off" in done.page.read_text()
    (row,) = [row for row in rows(done.files[0]) if row["minutes_late"]]
    assert (row["learner"], row["minutes_late"], row["points_off_for_lateness"]) == ("late", "1503", "1.5")
    assert float(row["points"]) == score_of(cohort, MAIN, "late") - 1.5
    with cohort.gradebook() as gradebook:
        gradebook.grant_extension(MAIN, "late", days=2)
    assert not [row for row in rows(report.report(cohort.folder).files[0]) if row["minutes_late"]]


def score_of(cohort, exercise, learner):
    with cohort.gradebook() as gradebook:
        return gradebook.find_submission(exercise, learner).score


def test_what_a_kernel_did_to_itself_is_told(odd):
    table = {row["learner"]: row for row in rows(odd.cohort.folder / "report" / "report.csv")}
    assert table["exits"]["status"] == "graded"
    assert engine.read_log(odd.cohort)["exits", EXERCISE]["flags"] == ["its program ended its own kernel"]
    assert table["exits"]["noticed"] == "its program ended its own kernel"
    text = (odd.cohort.folder / "report" / "report.html").read_text()
    assert f"exits, {EXERCISE}: its program ended its own kernel" in text
    assert "stranger" not in table and f"<li>stranger, {EXERCISE}</li>" in text
    for one in odd.outcome.unreadable:
        if one.learner != "stranger":
            assert table[one.learner]["status"] == "could not be read" and one.reason in text


def test_work_that_waits_is_counted(tmp_path):
    cohort = make_course(tmp_path, ["ada", "bob"])
    hand_in(cohort, "ada")
    text = report.report(cohort.folder).page.read_text()
    assert "1 submission waits to be graded" in text


def test_newer_work_keeps_the_mark_and_waits_until_it_is_tried(copy_of_ran):
    cohort = copy_of_ran
    table = {row["learner"]: row for row in rows(cohort.folder / "report" / "report.csv")}
    graded = next(learner for learner, row in table.items() if row["status"] == "graded")
    unread = next(learner for learner, row in table.items() if row["status"] == "could not be read")
    for learner in (graded, unread):
        newer = hand_in(cohort, learner, RIGHT, when="2026-04-02 09:00:00 UTC")
        (newer / f"{EXERCISE}.ipynb").write_text("no notebook")
    done = report.report(cohort.folder)
    now = {row["learner"]: row for row in rows(done.files[0])}
    assert (
        now[graded]["points"] == table[graded]["points"] and now[graded]["reason"] == "a newer one waits to be graded"
    )
    assert now[unread]["status"] == "waits to be graded" and now[unread]["reason"] == ""
    assert "2 submissions wait to be graded" in done.page.read_text()
    engine.grade(cohort.folder, EXERCISE, sandbox=SANDBOX)
    now = {row["learner"]: row for row in rows(report.report(cohort.folder).files[0])}
    assert now[graded]["points"] == table[graded]["points"]
    assert now[graded]["reason"].startswith("a newer one could not be read: ")
    assert now[unread]["status"] == "could not be read"


def test_marks_by_hand_that_wait_are_told(filled, tmp_path):
    cohort = copied(filled, tmp_path)
    with cohort.gradebook() as gradebook:
        gradebook.find_submission(MAIN, "l03").notebooks[0].grades[0].needs_manual_grade = True
        gradebook.db.commit()
    assert "l03, 01-tiny: an answer waits for your mark" in report.report(cohort.folder).page.read_text()


# --- how it was made ---------------------------------------------------------------------------------------------


def test_lower_assurance_and_versions_are_told(filled, tmp_path):
    cohort = copied(filled, tmp_path)
    said = {"assignment": MAIN, "status": "graded", "submitted": WHEN.isoformat(), "sandbox": "none"}
    lines = [
        {"learner": "l00", "version": "2026.1", "lower_assurance": ["shout", "double-hidden"]} | said,
        {"learner": "l01", "version": "2026.2", "flags": ["it did \u202e something"]} | said,
        {"learner": "l02", "version": "2025.9"} | said | {"submitted": "2020-01-01T00:00:00"},  # of another mark
    ]
    (cohort.folder / engine.LOG).write_text("".join(json.dumps(line) + "\n" for line in lines) + '{"learner": "l0')
    done = report.report(cohort.folder)
    text = done.page.read_text()
    assert "Of lower assurance in 01-tiny: double-hidden, shout." in text
    marked = {row["task"] for row in rows(done.files[2]) if row["lower_assurance"] == "yes"}
    assert marked == {"shout", "double"} and text.count('<span class="note">lower assurance</span>') == 2
    assert "2 submissions ran without a sandbox" in text and "nothing kept that code from reaching" in text
    assert "1 mark: graded with version 2026.1" in text and "1 mark: graded with version 2026.2" in text
    assert "2025.9" not in text and "version of the grader not known" in text
    assert "l01, 01-tiny: it did something" in text
    assert f"Course folder made with version {cohort.version}, this page with version" in text


def test_running_it_again_changes_no_file(filled, tmp_path):
    cohort = copied(filled, tmp_path)
    done = report.report(cohort.folder, tmp_path / "out")
    first = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (tmp_path / "out").rglob("*.*")}
    assert len(first) > 10
    assert report.report(cohort.folder, tmp_path / "out").lines() == done.lines()
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (tmp_path / "out").rglob("*.*")} == first


def test_the_order_in_which_a_database_returns_rows_changes_nothing(filled, tmp_path):
    cohort = copied(filled, tmp_path)
    before = {path.name: path.read_bytes() for path in (filled.folder / "report").glob("*.*")}
    with sqlite3.connect(cohort.folder / "gradebook.db") as database:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            turned = database.execute(f"SELECT * FROM {table} ORDER BY rowid DESC").fetchall()
            database.execute(f"DELETE FROM {table}")
            if turned:
                database.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(turned[0]))})", turned)
    report.report(cohort.folder)
    assert {path.name: path.read_bytes() for path in (cohort.folder / "report").glob("*.*")} == before


def test_names_cannot_act(tmp_path):
    cohort = make_course(tmp_path, ["ada"])
    with cohort.gradebook() as gradebook:
        gradebook.update_or_create_student("ada", first_name="<script>alert(1)</script>", last_name='=HYPERLINK("x")')
    done = report.report(cohort.folder, tmp_path / "out")
    assert "<script>" not in done.page.read_text() and "&lt;script&gt;" in done.page.read_text()
    for table in done.files[:2]:
        assert rows(table)[0]["last_name"] == '\'=HYPERLINK("x")'
    assert rows(done.files[0])[0]["status"] == "not handed in"


@pytest.mark.parametrize("cell", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1"])
def test_a_formula_stays_text(cell):
    assert report._csv([[cell]]).lstrip("\ufeff").strip('"\n').startswith("'")


def test_numbers_stay_numbers():
    assert report._csv([[-0.25, "-3", "+12.5"]]) == "\ufeff-0.25,-3,+12.5\n"


@pytest.mark.parametrize("name", ["report.html", "to-pass-on.html"])
def test_pages_are_for_phones_and_screen_readers_and_need_nothing_else(filled, name):
    text = (filled.folder / "report" / name).read_text()
    page = BeautifulSoup(text, "html.parser")
    assert page.html["lang"] == "en-GB" and page.find("meta", attrs={"name": "viewport"}) and page.title.text
    assert len(page.find_all("h1")) == 1 and page.main
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile("h[1-6]"))]
    assert all(new <= old + 1 for old, new in itertools.pairwise(levels))
    for table in page.find_all("table"):
        assert table.caption.text and all(cell.get("scope") for cell in table.find_all("th"))
        assert all(row.find("th", scope="row") for row in table.tbody.find_all("tr"))
    assert all(box.get("aria-label") and box.get("tabindex") == "0" for box in page.find_all(class_="scroll"))
    assert not re.search(r"https?://", text)
    assert not page.find_all(["script", "link", "img", "iframe"])
    assert "default-src 'none'" in text


def test_nbgraders_own_export_still_works(ran, tmp_path):
    program = Path(sys.executable).with_name("nbgrader")
    told = tmp_path / "grades.csv"
    done = subprocess.run([program, "export", "--to", told], cwd=ran.cohort.folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with told.open() as file:
        exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    for row in rows(ran.cohort.folder / "report" / "report.csv"):
        assert exported[row["learner"]] == float(row["points"] or 0)


# --- the sheet that may be passed on -----------------------------------------------------------------------------


def test_the_sheet_names_nobody_and_has_only_tens(filled, tmp_path):
    cohort = copied(filled, tmp_path)
    with cohort.gradebook() as gradebook:
        for learner in ("l00", "m00", "ada"):
            gradebook.update_or_create_student(learner, first_name="Zebedee", email=f"{learner}@example.org")
    done = report.report(cohort.folder)
    table = rows(done.sheet.with_suffix(".csv"))
    people = {
        (row["exercise"], row["task"], row["group"]): row["people"] for row in table if "change" not in row["group"]
    }
    assert people["", "", "on the roster"] == people[MAIN, "", "graded"] == "50"
    assert people[report.BEFORE, "", "graded"] == "under 15" and people[report.BEFORE, "double", "right"] == "not told"
    assert people[MAIN, "double", "right"] == "not told" and people[MAIN, "shout", "right"] == "30"
    assert all(number in ("under 15", "not told") or int(number) % 10 == 0 < int(number) for number in people.values())
    page = BeautifulSoup(done.sheet.read_text(), "html.parser")
    assert {cell.text for cell in page.find_all("td")} == set(people.values())
    for text in (done.sheet.read_text(), done.sheet.with_suffix(".csv").read_text()):
        assert not re.search(r"Zebedee|example\.org|\b[lm]\d\d\b|\bada\b|March|2026-", text)


def test_no_number_on_the_sheet_gives_away_a_small_group():
    """Try every cohort of up to 44: two tasks, and a pass that needs both, or either, or one of them.

    A reader knows which cohorts fit the sheet, and no more. Of every group that can be named by tasks and passes,
    some of those cohorts have nobody or at least ten: none is known to have 1 to 9.
    """
    most = 44  # "40" stands for up to 44, so no cohort that fits a sheet is left out
    both, one, other, none, ungraded = atoms = cohorts_of_up_to(most)
    graded = both + one + other + none
    whole = np.array([as_number(report.told_whole(people)) for people in range(most + 1)])
    part = np.array([[as_number(report.told_part(min(some, all_), all_)) for all_ in range(most + 1)]
                     for some in range(most + 1)])  # fmt: skip
    groups = [sum(chosen) for size in range(1, 6) for chosen in itertools.combinations(atoms, size)]
    small = [(group >= 1) & (group <= 9) for group in groups]
    sizes = []
    for passed in (both, both + one, both + one + other):
        told = (
            whole[graded + ungraded],
            whole[graded],
            *(part[of, graded] for of in (both + one, both + other, passed)),
        )
        _, sheet = np.unique(np.ravel_multi_index(told, (7,) * 5), return_inverse=True)
        fitting = np.bincount(sheet)
        sizes.append(len(fitting))
        for one_of in small:
            assert (np.bincount(sheet, weights=one_of) < fitting).all()
    assert min(sizes) > 20  # the sheets do differ


def cohorts_of_up_to(most):
    """Return how many have both tasks right, one, the other, none, and were not graded: a row each."""
    ranges = np.indices((most + 1,) * 3, dtype=np.int16).reshape(3, -1)
    three = ranges[:, ranges.sum(axis=0) <= most]
    for _ in range(2):
        room = most - three.sum(axis=0) + 1
        last = np.arange(room.sum()) - np.repeat(np.cumsum(room) - room, room)
        three = np.vstack([np.repeat(three, room, axis=1), last.astype(np.int16)])
    return three


def as_number(told):
    return {"under 15": 5, "not told": 6}.get(told) or int(told) // 10


def test_the_passes_of_a_course_are_held_against_every_exercise():
    assert report.told_part(40, 60) == "40" == report.told_part(40, 60, 55)
    assert report.told_part(40, 60, 54) == report.told_part(14, 60) == report.told_part(60, 60) == "not told"


def test_a_change_is_passed_on_only_when_ten_peoples_shares_differ(filled):
    cohort = report.collect(filled)
    assert cohort.change.pairs == 12
    told = report._change_to_tell(cohort)
    assert (told is not None) == (cohort.change.moved >= 10)
    for moved, shown in ((9, False), (10, True)):
        change = report.Change(12, moved, 0.1234, -0.004, 0.2)
        one = report.Cohort(**{**vars(cohort), "change": change})
        assert report._change_to_tell(one) == (("+12", "0", "+20") if shown else None)


def test_a_cohort_under_ten_gives_away_nothing(ran):
    told = rows(ran.cohort.folder / "report" / "to-pass-on.csv")
    assert {row["people"] for row in told} == {"under 15", "not told"}


def test_the_report_tells_what_it_wrote(filled):
    done = report.report(filled.folder)
    told = "\n".join(done.lines())
    assert str(done.page) in told and str(done.sheet) in told and str(filled.folder / "report" / "records") in told
    assert [path.name for path in done.files] == ["report.csv", "learners.csv", "tasks.csv", "messages.csv"]


def test_a_folder_that_cannot_be_written_is_named(ran, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CourseError, match=r"cannot write the report"):
        report.report(ran.cohort.folder, tmp_path / "file" / "out")


def test_an_answer_that_cannot_be_read_back_costs_only_its_messages(filled, tmp_path):
    cohort = copied(filled, tmp_path)
    for path in cohort.folder.glob(f"autograded/*/{MAIN}/{MAIN}.ipynb"):
        path.write_text("half a")
    done = report.report(cohort.folder)
    assert {row["exercise"] for row in rows(done.files[3])} == {report.BEFORE, report.AFTER}
    assert rows(done.files[0]) == rows(filled.folder / "report" / "report.csv")
