import csv
import json
import re

from conftest import EXERCISE, SANDBOX, hand_in, make_course, score

from masterclass.grading import engine, report, simulate


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_one_row_a_learner_and_exercise_with_the_gradebooks_points(ran):
    table = rows(ran.cohort.folder / "report" / "report.csv")
    assert [row["learner"] for row in table] == [f"learner{number}" for number in range(6)]
    for row in table:
        if row["status"] == "graded":
            assert float(row["points"]) == score(ran.cohort, row["learner"])
            assert abs(float(row["share"]) - float(row["points"]) / 8) < 0.001
        else:
            assert row["status"] == "could not be read" and row["points"] == "" and "saw" in row["reason"]


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
    assert "version 2026" in text and "March 2026" in text
    assert not re.search(r"https?://", text) and "<script" not in text


def test_names_cannot_act(tmp_path):
    cohort = make_course(tmp_path, ["ada"])
    with cohort.gradebook() as gradebook:
        gradebook.update_or_create_student("ada", first_name="<script>alert(1)</script>", last_name='=HYPERLINK("x")')
    done = report.report(cohort.folder, tmp_path / "out")
    assert "<script>" not in done.page.read_text() and "&lt;script&gt;" in done.page.read_text()
    assert rows(done.files[0])[0]["last_name"] == '\'=HYPERLINK("x")'
    assert rows(done.files[0])[0]["status"] == "not handed in"


def test_work_that_waits_is_counted(tmp_path):
    cohort = make_course(tmp_path, ["ada", "bob"])
    hand_in(cohort, "ada")
    text = report.report(cohort.folder).page.read_text()
    assert "1 submission waits to be graded" in text


def test_what_a_kernel_did_to_itself_is_told(odd):
    table = {row["learner"]: row for row in rows(odd.cohort.folder / "report" / "report.csv")}
    assert table["exits"]["status"] == "graded"
    assert engine.read_log(odd.cohort)["exits", EXERCISE]["flags"] == ["its program ended its own kernel"]
    assert "stranger" not in table
    assert engine.read_log(odd.cohort)["stranger", EXERCISE]["status"] == "unreadable"
