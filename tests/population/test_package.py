"""Writing and checking a town's folder: the committed draw, the description, broken files, interrupted writes."""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from masterclass import datasets, population
from masterclass.errors import CourseError
from masterclass.population import SOURCES, TRUTHS
from masterclass.population.package import check, make, write

COMMITTED = Path(__file__).parents[2] / "datasets" / "synthetic"


def masterclass(*words, cwd=None):
    command = [sys.executable, "-c", "from masterclass.cli import run; run()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=120)


@pytest.fixture
def small(tmp_path):
    make(200, 4, tmp_path / "town")
    return tmp_path / "town"


def files(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_committed_draw_is_made_again_byte_for_byte(tmp_path):
    make(population.DEFAULT_PEOPLE, population.DEFAULT_SEED, tmp_path / "again")
    assert files(tmp_path / "again") == files(COMMITTED)


def test_the_committed_draw_passes_its_check():
    assert check(COMMITTED) == []


def test_loading_gives_what_was_drawn():
    town = population.draw()
    for name in SOURCES:
        pd.testing.assert_frame_equal(town.load(name), datasets.load(name))
        pd.testing.assert_series_equal(town.load_truth(name), datasets.load_truth(name))
    for name in TRUTHS:
        pd.testing.assert_frame_equal(town.load_truth(name), datasets.load_truth(name))
    assert town.true_links("schools", "earnings").equals(datasets.true_links("schools", "earnings"))


def test_the_cohorts_own_data_beside_the_notebook_come_first(tmp_path, monkeypatch):
    make(200, 4, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    pd.testing.assert_frame_equal(datasets.load("schools"), population.draw(200, 4).load("schools"))


def test_writing_twice_changes_nothing(small):
    before = {path: path.stat().st_mtime_ns for path in small.rglob("*")}
    assert make(200, 4, small) is False
    assert {path: path.stat().st_mtime_ns for path in small.rglob("*")} == before


def test_another_town_replaces_the_first_as_a_whole(small):
    assert make(150, 9, small) is True
    assert check(small) == []
    assert len(pd.read_csv(small / "truth" / "people.csv")) == 150
    assert [path.name for path in small.parent.iterdir()] == ["town"]


def test_a_write_that_fails_half_way_leaves_the_old_town_and_no_rubbish(small, monkeypatch):
    before = files(small)
    monkeypatch.setattr(population.package, "describe", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(CourseError, match="cannot be written"):
        write(population.draw(150, 9), small)
    assert files(small) == before
    assert [path.name for path in small.parent.iterdir()] == ["town"]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda f: (f / "health.csv").unlink(), "health.csv: the file is missing"),
        (
            lambda f: (f / "schools.csv").write_bytes((f / "schools.csv").read_bytes()[:-90]),
            "bytes short, perhaps cut off",
        ),
        (lambda f: (f / "schools.csv").write_bytes((f / "schools.csv").read_bytes() + b"\xff"), "is not UTF-8"),
        (lambda f: (f / "truth" / "records.csv").write_text("table\n"), "truth/records.csv: its content is not"),
        (lambda f: (f / "datapackage.json").write_text("{"), "datapackage.json: cannot be read"),
    ],
)
def test_check_names_what_is_wrong_and_where(small, damage, told):
    damage(small)
    assert any(told in sentence for sentence in check(small)), check(small)


def test_check_looks_at_types_and_truth_even_when_checksums_were_made_to_fit(small):
    import hashlib

    def rewrite(name, old, new):
        path = small / name
        text = path.read_text().replace(old, new, 1)
        path.write_text(text)
        package = json.loads((small / "datapackage.json").read_text())
        for entry in package["resources"]:
            if entry["path"] == name:
                content = path.read_bytes()
                entry.update(bytes=len(content), hash="sha256:" + hashlib.sha256(content).hexdigest())
        (small / "datapackage.json").write_text(json.dumps(package))

    pay = pd.read_csv(small / "earnings.csv")["pay"].iloc[0]
    rewrite("earnings.csv", f",{pay}\n", ",plenty\n")
    assert any("plenty" in sentence for sentence in check(small))
    rewrite("earnings.csv", ",plenty\n", f",{pay}\n")
    rewrite("truth/records.csv", "P00", "X00")
    assert any("not in truth/people.csv" in sentence for sentence in check(small))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["data", "make", "--out", "{tmp}/x", "--people", "3"], "expected 20 to 500,000"),
        (["data", "make", "--out", "{tmp}/x", "--seed", "many"], "--seed"),
        (["data", "make", "--out", "{tmp}/x", "--seed", "-1"], "whole number from 0"),
        (["data", "make", "--out", "{tmp}/file"], "is a file"),
        (["data", "make", "--out", "{tmp}/full"], "holds other files"),
        (["data", "make", "--out", "{tmp}/file/x"], "cannot be written"),
        (["data", "check", "{tmp}/nothing"], "holds no datapackage.json"),
        (["data", "mak"], "No such command"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2_and_nothing_is_written(tmp_path, words, told):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    before = files(tmp_path)
    done = masterclass(*[word.format(tmp=tmp_path) for word in words])
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert files(tmp_path) == before


def test_a_killed_draw_leaves_no_folder_under_the_asked_name(tmp_path):
    command = "from masterclass.population.package import make; print('go', flush=True); make(60000, 1, 'town')"
    with subprocess.Popen([sys.executable, "-c", command], cwd=tmp_path, stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        try:
            child.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            child.kill()
    assert not (tmp_path / "town").exists() or check(tmp_path / "town") == []
    make(200, 4, tmp_path / "town")
    assert check(tmp_path / "town") == []


def test_every_bad_roster_row_is_listed_on_a_line_of_its_own_and_nothing_is_created(tmp_path):
    (tmp_path / "roster.csv").write_text("id,email\nada,ada@example.org\nada,\n,x@example.org\nbob,not-an-address\n")
    done = masterclass("cohort", "create", tmp_path / "course", "--roster", tmp_path / "roster.csv")
    assert done.returncode == 2
    told = done.stderr.strip().splitlines()
    assert [number for number in (3, 4, 5) if any(f"line {number}" in line for line in told)] == [3, 4, 5]
    assert len(told) >= 4
    assert not (tmp_path / "course").exists()
