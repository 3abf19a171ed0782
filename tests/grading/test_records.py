import io
import json
import re
import shutil
import zlib
from dataclasses import replace
from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont

from masterclass.grading import course, records, report
from masterclass.grading.records import MADE, PAGE, PDF, Passed, Record, write_records

WHEN = datetime(2026, 3, 2, 9)
ADA = Record(
    learner="ada",
    name="Zoë Łódźka",
    cohort="spring",
    exercises=(Passed("A first link: match-keys", "13", "16"), Passed("How good is a link?", "14.5", "15")),
    minutes=135,
    outcomes=("link two tables on one match-key", "work out precision and recall, and say what each costs"),
    version="2026.1",
    last=WHEN,
)
HOSTILE = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "formula": '=HYPERLINK("http://example.org")',
    "path": "../../../etc/passwd",
    "bidi": "Ada \u202egnidaer\u2066\u200f \u200bLovelace",
    "control": "Ada\x1b[31m\x00\x07\nLovelace",
    "long": "A" * 5000,
    "words": "Maria da Conceição " * 300,
    "percent": "%s {record} {{ 7*7 }} %PDF-1.4 endstream (\\",
    "blank": " \u200b ",
    "pile": "A" + "\u0301" * 500,
}


def text_of(pdf):
    """Return what a PDF of ours says, a line a text, by its own table of letters; pages apart by form feeds."""
    pages, letters = [], {}
    for stream in re.findall(rb"stream\n(.*?)\nendstream", pdf.read_bytes(), flags=re.DOTALL):
        content = zlib.decompress(stream) if stream.startswith(b"x") else stream
        if b"beginbfchar" in content:
            for code, letter in re.findall(rb"<(\w{4})> <(\w+)>", content.partition(b"beginbfchar")[2]):
                letters[int(code, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be")
        elif b") Tj" in content:
            pages.append(re.findall(rb"\(((?:\\.|[^\\)])*)\) Tj", content, flags=re.DOTALL))
    return "\f".join("\n".join("".join(letters[code] for code in _codes(text)) for text in page) for page in pages)


def _codes(text):
    plain = re.sub(rb"\\(.)", lambda found: {b"r": b"\r", b"n": b"\n"}.get(found[1], found[1]), text, flags=re.DOTALL)
    return (int.from_bytes(plain[at : at + 2], "big") for at in range(0, len(plain), 2))


def files_of(folder):
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def test_a_record_tells_what_was_learnt_and_what_it_is_not(tmp_path):
    done = write_records(tmp_path / "records", [ADA])
    page = BeautifulSoup((done.folder / "ada" / PAGE).read_text(), "html.parser")
    told = " ".join(page.get_text(" ").split())
    sentences = [
        "The Data Linkage Masterclass",
        "Zoë Łódźka",
        "A first link: match-keys 13 of 16",
        "How good is a link? 14.5 of 15",
        "2 hours 15 minutes",
        *ADA.outcomes,
        "Last work handed in: 2 March 2026. Course version 2026.1, cohort spring.",
        "This is a record of learning. It is not a professional qualification.",
        "The course is independent",
    ]
    for sentence in sentences:
        assert sentence in told
    assert page.html["lang"] == "en-GB" and len(page.find_all("h1")) == 1
    assert page.table.caption and all(cell.get("scope") for cell in page.find_all("th"))
    assert not page.find_all(["script", "link", "img"]) and "http" not in str(page.body)
    pdf = (done.folder / "ada" / PDF).read_bytes()
    assert b"/Lang (en-GB)" in pdf and b"/DisplayDocTitle true" in pdf and b"D:20260302090000Z" in pdf
    told = " ".join(text_of(done.folder / "ada" / PDF).split())
    for sentence in sentences:
        assert sentence in told


def test_the_same_marks_give_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "_AT_ONCE", 2)
    people = [replace(ADA, learner=f"l{number}") for number in range(5)]
    write_records(tmp_path / "one", [*people, replace(ADA, learner="other", name="Ольга Ωμέγα")])
    monkeypatch.setattr(records, "_MANY", 1)  # two processes now
    write_records(tmp_path / "two", reversed(people))
    for person in people:
        for name in (PAGE, PDF):
            assert (tmp_path / "one" / person.learner / name).read_bytes() == (
                tmp_path / "two" / person.learner / name
            ).read_bytes()


def test_running_it_again_changes_nothing_and_mends_what_was_changed(tmp_path):
    done = write_records(tmp_path / "records", [ADA])
    first = files_of(done.folder)
    assert write_records(done.folder, [ADA]) == done and files_of(done.folder) == first
    (done.folder / "ada" / PDF).write_bytes(b"half")
    write_records(done.folder, [ADA])
    assert {path: content for path, (content, _) in files_of(done.folder).items()} == {
        path: content for path, (content, _) in first.items()
    }
    write_records(done.folder, [replace(ADA, minutes=60)])
    assert "1 hour." in (done.folder / "ada" / PAGE).read_text()


def test_records_that_no_longer_hold_go_and_nothing_else(tmp_path):
    folder = tmp_path / "records"
    write_records(folder, [ADA, *(replace(ADA, learner=name) for name in ("bob", "cid", "dora", "eve"))])
    (folder / "bob" / "letter.txt").write_text("mine")
    (folder / "cid" / PDF).write_bytes(b"signed by hand")
    (folder / "not-ours").mkdir()
    (folder / "not-ours" / PDF).write_bytes(b"not ours")
    shutil.move(folder / "dora", tmp_path / "elsewhere")
    (folder / "dora").symlink_to(tmp_path / "elsewhere")
    done = write_records(folder, [ADA])
    assert done.removed == ("bob", "eve") and done.kept == ("cid", "dora")
    left = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    assert left == [f"ada/{PAGE}", f"ada/{PDF}", "bob/letter.txt", f"cid/{PDF}", MADE, f"not-ours/{PDF}"]
    assert len(list((tmp_path / "elsewhere").iterdir())) == 2
    told = "\n".join(done.lines())
    assert "Removed the records of bob, eve, who no longer pass" in told and "cid, dora no longer pass, but" in told


def test_a_forged_list_of_what_is_ours_removes_nothing(tmp_path):
    folder = tmp_path / "records"
    write_records(folder, [ADA])
    (tmp_path / PDF).write_bytes(b"outside")
    for forged in ('{"..": {"state": ""}}', '{"ada": 3}', "[]", "half"):
        (folder / MADE).write_text(forged)
        write_records(folder, [])
        assert (tmp_path / PDF).read_bytes() == b"outside" and (folder / "ada" / PDF).is_file()


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_neither_acts_nor_breaks(tmp_path, name):
    done = write_records(tmp_path / "records", [replace(ADA, name=name)])
    assert sorted(path.name for path in done.folder.rglob("*")) == sorted(["ada", PAGE, PDF, MADE])
    text = (done.folder / "ada" / PAGE).read_text()
    page = BeautifulSoup(text, "html.parser")
    assert not page.find_all(["script", "img"]) and len(page.find_all("h1")) == 1
    assert not re.search("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f]", text)
    assert 0 < len(page.find(class_="name").text) <= 120
    pdf = (done.folder / "ada" / PDF).read_bytes()
    assert (
        pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF") and not re.search(rb"/(JS|JavaScript|URI)\b", pdf)
    )
    assert "not a professional qualification" in text_of(done.folder / "ada" / PDF)


@pytest.mark.parametrize("name", ["Ольга Ωμέγα", "Նարե Günther-Ørsted", "Nguyễn Thị Ánh", "O’Brien–Smith"])
def test_the_pdf_writes_names_that_its_font_has(tmp_path, name):
    done = write_records(tmp_path / "records", [replace(ADA, name=name)])
    assert not done.nameless and name in text_of(done.folder / "ada" / PDF)


@pytest.mark.parametrize("name", ["李小龍", "محمد علي", "שרה לוי", "अनिता", "Ada 🎓"])
def test_a_name_that_the_pdf_cannot_write_is_right_on_the_page_and_told(tmp_path, name):
    done = write_records(tmp_path / "records", [replace(ADA, name=name)])
    assert f"<bdi>{name}</bdi>" in (done.folder / "ada" / PAGE).read_text()
    told = text_of(done.folder / "ada" / PDF)
    assert re.search(r"^\s*ada$", told, flags=re.MULTILINE) and f"The name is in {PAGE}" in told
    assert any("The PDF has the id in place of the name of ada" in line for line in done.lines())


def test_the_quick_font_has_the_same_letters():
    with TTFont(io.BytesIO(records._usual_font())) as quick, TTFont(records._font()) as whole:
        letters, all_letters = quick.getBestCmap(), whole.getBestCmap()
        assert set(letters) == records._USUAL & set(all_letters)
        assert all(quick["hmtx"][glyph][0] == whole["hmtx"][all_letters[code]][0] for code, glyph in letters.items())


def test_many_exercises_and_outcomes_make_further_pages(tmp_path):
    many = tuple(Passed(f"Exercise {number} with a title that is quite long and goes on to a second line", "1", "2")
                 for number in range(60))  # fmt: skip
    done = write_records(tmp_path / "records", [replace(ADA, exercises=many, outcomes=ADA.outcomes * 20)])
    told = text_of(done.folder / "ada" / PDF)
    assert told.count("1 of 2") == 60 and told.count("\f") > 2 and "not a professional qualification" in told


@pytest.mark.parametrize("odd", ["../up", "a/b", ".hidden", "", "a" * 65, "con\n"])
def test_an_id_that_cannot_name_a_folder_gets_no_record(tmp_path, odd):
    done = write_records(tmp_path / "in" / "records", [ADA, replace(ADA, learner=odd)])
    assert done.learners == ("ada",) and done.odd == (odd,) and "cannot name a folder" in "\n".join(done.lines())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


def test_without_a_time_of_submission_the_record_says_so(tmp_path):
    done = write_records(tmp_path / "records", [replace(ADA, last=None, minutes=0, outcomes=())])
    text = (done.folder / "ada" / PAGE).read_text()
    assert "Last work handed in: not recorded" in text and "learning time" not in text and "<h2>" not in text
    assert write_records(tmp_path / "again", [replace(ADA, last=None, minutes=0, outcomes=())]).learners
    assert (tmp_path / "again" / "ada" / PDF).read_bytes() == (done.folder / "ada" / PDF).read_bytes()


def test_nobody_passed_and_nothing_is_written(tmp_path):
    assert write_records(tmp_path / "records", []).lines() == [] and not (tmp_path / "records").exists()


def test_each_learner_of_a_cohort_who_passed_has_a_record(ran, tmp_path):
    cohort = ran.cohort
    table = {row.learner.id: row for row in report._standings(report.collect(cohort))}
    passed = {learner for learner, row in table.items() if row.passed}
    assert passed and passed != set(table)
    folder = cohort.folder / "report" / "records"
    assert {path.name for path in folder.iterdir() if path.is_dir()} == passed
    for learner in passed:
        text = (folder / learner / PAGE).read_text()
        assert f"Ada Example {learner}" in text and "A tiny exercise" in text and "5 minutes" in text
        assert f"{table[learner].points:g} of 8" in text and f"Course version {cohort.version}" in text


def test_a_learner_who_no_longer_passes_loses_the_record(copy_of_ran):
    cohort = copy_of_ran
    done = report.report(cohort.folder)
    about = json.loads((cohort.folder / course.COHORT).read_text())
    (cohort.folder / course.COHORT).write_text(json.dumps(about | {"pass_share": 1.0}))
    again = report.report(cohort.folder)
    gone = set(done.records.learners) - set(again.records.learners)
    assert gone == set(again.records.removed) and gone
    assert not any((again.records.folder / learner).exists() for learner in gone)
