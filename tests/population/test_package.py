"""Writing and checking a town's folder: the committed draw, large towns, both formats, broken files, interruptions."""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import psutil
import pyarrow as pa
import pytest
from pyarrow import parquet

from masterclass import datasets, population
from masterclass.errors import CourseError
from masterclass.population import SOURCES, TABLES, TRUTHS
from masterclass.population.package import check, dictionary, make, write
from masterclass.population.stream import Order, working_folder
from masterclass.population.tables import read_toml

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


# --- Formats and blocks ---------------------------------------------------------------------------------------------


def read(folder, name):
    """Read a table of a town in either format as text, missing cells empty."""
    path = folder / dictionary()[name]["path"]
    if path.is_file():
        return pd.read_csv(path, dtype=str, keep_default_na=False)
    stem = path.with_suffix("")
    table = parquet.read_table(stem if stem.is_dir() else stem.with_suffix(".parquet"))
    return pd.DataFrame({column: table[column].to_pylist() for column in table.column_names})


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Return one town of three blocks in both formats."""
    folder = tmp_path_factory.mktemp("pair")
    for form in ("csv", "parquet"):
        make(500, 4, folder / form, form=form, block_size=200, workers=1)
    return folder


@pytest.mark.parametrize("name", TABLES)
def test_csv_and_parquet_hold_the_same_rows_and_values(pair, name):
    text, typed = read(pair / "csv", name), read(pair / "parquet", name)
    assert list(text) == list(typed) == [column for column, *_ in dictionary()[name]["fields"]]
    assert len(text) == len(typed) > 0
    for column, kind, *_ in dictionary()[name]["fields"]:
        held = [None if value != value else value for value in typed[column]]
        convert = {"integer": int, "number": float, "boolean": lambda word: {"True": True, "False": False}[word]}.get(
            kind
        )
        written = [(convert(word) if convert else word) if word else None for word in text[column]]
        assert written == [str(value) if kind == "date" and value is not None else value for value in held], column


@pytest.mark.parametrize("name", TABLES)
def test_files_hold_what_the_town_holds(pair, name):
    drawn = population.Town(500, 4, block_size=200).table(name)
    written = read(pair / "csv", name)
    for column, kind, *_ in dictionary()[name]["fields"]:
        if kind in ("integer", "number"):
            found = np.array([float(word or "nan") for word in written[column]])
            np.testing.assert_array_equal(pd.to_numeric(drawn[column]).astype(float), found, strict=False)
        else:
            expected = drawn[column].astype(object).where(drawn[column].notna(), "").astype(str)
            assert list(written[column]) == list(expected), column


def test_parquet_is_typed_compressed_and_text_is_dictionary_encoded(pair):
    file = parquet.ParquetFile(pair / "parquet" / "health" / "part-00001.parquet")
    assert file.schema_arrow.field("admitted_on").type == pa.date32()
    assert file.schema_arrow.field("emergency").type == pa.bool_()
    surname = file.metadata.row_group(0).column(file.schema_arrow.get_field_index("surname"))
    assert surname.compression == "ZSTD"
    assert "RLE_DICTIONARY" in surname.encodings


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_town_of_several_blocks_passes_its_check(pair, form):
    assert check(pair / form) == []


def test_a_town_of_one_block_is_one_file_a_table_in_both_formats(tmp_path):
    make(200, 4, tmp_path / "town", form="parquet")
    assert (tmp_path / "town" / "schools.parquet").is_file()
    assert (tmp_path / "town" / "truth" / "people.parquet").is_file()
    assert check(tmp_path / "town") == []


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_block_has_the_same_bytes_however_large_the_town(pair, tmp_path, form):
    make(400, 4, tmp_path / "two", form=form, block_size=200, workers=1)
    for name in TABLES:
        path = dictionary()[name]["path"]
        if form == "csv":
            two, three = ((folder / path).read_bytes() for folder in (tmp_path / "two", pair / "csv"))
            assert three.startswith(two), name
        else:
            for number in (0, 1):
                part = f"{path.removesuffix('.csv')}/part-{number:05d}.parquet"
                assert (tmp_path / "two" / part).read_bytes() == (pair / "parquet" / part).read_bytes(), part


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_several_processes_write_the_same_bytes_as_one(pair, tmp_path, form):
    make(500, 4, tmp_path / "town", form=form, block_size=200, workers=2)
    assert files(tmp_path / "town") == files(pair / form)


def test_a_script_without_a_main_guard_may_use_several_processes(tmp_path):
    script = tmp_path / "draw.py"
    script.write_text(
        "from masterclass.population.package import make\n"
        "print('begun')\nmake(500, 4, 'town', block_size=200, workers=2)\n"
    )
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, "begun\n", "")


def test_csv_is_plain_text_with_quotes_only_where_a_cell_needs_them(pair):
    for path in (pair / "csv").rglob("*.csv"):
        text = path.read_bytes().decode("utf-8")
        again = io.StringIO()
        csv.writer(again, lineterminator="\n").writerows(csv.reader(io.StringIO(text)))
        assert text == again.getvalue(), path


def test_the_map_is_one_geojson_document_and_the_effects_one_json_document(pair):
    for form in ("csv", "parquet"):
        areas = json.loads((pair / form / "areas.geojson").read_text())
        assert areas["type"] == "FeatureCollection"
        numbers = [feature["properties"]["area_id"] for feature in areas["features"]]
        assert len(numbers) == len(set(numbers)) >= 3
        assert json.loads((pair / form / "truth" / "effects.json").read_text())["people"] == 500


def test_the_description_is_a_valid_data_package_and_the_tables_fit_it(pair, small):
    from frictionless import Package

    for folder in (pair / "csv", pair / "parquet", small):
        told = json.loads((folder / "datapackage.json").read_text())
        assert not list(Package.metadata_validate(Package.from_descriptor(told).to_descriptor()))
    some = ("schools", "survey", "footfall", "truth-people", "truth-errors")
    told["resources"] = [entry for entry in told["resources"] if entry["name"] in some]
    report = Package.from_descriptor(told, basepath=str(small)).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]


def test_the_description_lists_every_part_with_bytes_and_sha256(pair):
    told = json.loads((pair / "parquet" / "datapackage.json").read_text())
    parts = [part for entry in told["resources"] for part in entry.get("parts", [])]
    assert len(parts) == 3 * len(TABLES)
    for part in parts:
        content = (pair / "parquet" / part["path"]).read_bytes()
        assert part["bytes"] == len(content)
        assert part["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def test_the_data_dictionary_has_every_column_and_tables_that_fit_a_phone(pair):
    page = (pair / "csv" / "README.md").read_text()
    for name, entry in dictionary().items():
        section = page.split(f"## {entry['title']}\n")[1].split("\n## ")[0]
        assert entry["path"] in section, name
        for column, *_ in entry["fields"]:
            assert f"<code>{column.replace('_', '_<wbr>')}</code>" in section, column
    assert {line.count("|") - line.count("\\|") for line in page.splitlines() if line.startswith("|")} == {3}


def test_the_data_dictionarys_figures_are_those_of_the_whole_town(pair):
    page = (pair / "csv" / "README.md").read_text().split("## Payroll\n")[1].split("\n## ")[0]
    payroll = population.Town(500, 4, block_size=200).table("earnings")
    assert f"{len(payroll):,} rows" in page
    assert f"From {payroll['pay'].min():,} to {payroll['pay'].max():,}." in page
    assert f"*Missing:* {payroll['national_insurance_number'].isna().mean():.1%}" in page
    assert f"From {payroll['date_of_birth'].min()} to {payroll['date_of_birth'].max()}." in page


def test_a_large_town_that_is_already_there_is_left_alone_without_drawing_it_again(pair, tmp_path):
    shutil.copytree(pair / "parquet", tmp_path / "town")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "town").rglob("*")}
    seen = []
    again = {"form": "parquet", "block_size": 200, "workers": 1}
    assert make(500, 4, tmp_path / "town", progress=lambda *state: seen.append(state), **again) is False
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "town").rglob("*")} == before
    assert seen == []
    assert [path.name for path in tmp_path.iterdir()] == ["town"]


@pytest.mark.parametrize("part", ["schools/part-00000.parquet", "schools/part-00002.parquet"])
def test_a_large_town_that_was_changed_is_made_again(pair, tmp_path, part):
    shutil.copytree(pair / "parquet", tmp_path / "town")
    shutil.copy(pair / "parquet" / "schools/part-00001.parquet", tmp_path / "town" / part)
    if part.endswith("00000.parquet"):  # as a changed generator would: the checksums are right
        fit(tmp_path / "town")
    assert make(500, 4, tmp_path / "town", form="parquet", block_size=200, workers=1) is True
    assert files(tmp_path / "town") == files(pair / "parquet")


# --- Broken files ---------------------------------------------------------------------------------------------------


def fit(folder):
    """Make the checksums of a description fit the files as they are, as somebody might who wants to hide an edit."""
    told = json.loads((folder / "datapackage.json").read_text())
    for entry in told["resources"]:
        for part in entry.get("parts", [entry]):
            if (folder / part["path"]).is_file():
                content = (folder / part["path"]).read_bytes()
                part.update(bytes=len(content), hash="sha256:" + hashlib.sha256(content).hexdigest())
    (folder / "datapackage.json").write_text(json.dumps(told))


def content(path, change):
    def damage(folder):
        (folder / path).write_bytes(change((folder / path).read_bytes()))

    return damage


def cell(path, line, column, value):
    """Write a value into a cell; lines are counted from 1, the header."""

    def damage(folder):
        with (folder / path).open(newline="") as file:
            rows = list(csv.reader(file))
        rows[line - 1][rows[0].index(column)] = value
        with (folder / path).open("w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    return damage


def lines(path, change):
    def damage(folder):
        told = (folder / path).read_text().split("\n")
        (folder / path).write_text("\n".join(change(told)))

    return damage


def rows(path, change):
    def damage(folder):
        parquet.write_table(change(parquet.read_table(folder / path)), folder / path)

    return damage


def package(change):
    def damage(folder):
        told = json.loads((folder / "datapackage.json").read_text())
        change(told)
        (folder / "datapackage.json").write_text(json.dumps(told))

    return damage


BROKEN = {
    "missing": (lambda f: (f / "health.csv").unlink(), "health.csv: the file is missing"),
    "cut off": (content("schools.csv", lambda b: b[:-90]), "90 bytes short, perhaps cut off"),
    "cut off, where": (content("schools.csv", lambda b: b[:-90]), "schools.csv, line {last}: has 4 cells, expected 14"),
    "rows lost at the end": (content("schools.csv", lambda b: b[: b[:-1].rindex(b"\n") + 1]), "ends 1 row early"),
    "empty": (content("schools.csv", lambda b: b""), "schools.csv, line 1: is empty"),
    "not UTF-8": (content("schools.csv", lambda b: b[:2000] + b"\xff" + b[2000:]), "is not UTF-8"),
    "not UTF-8, at the end": (content("schools.csv", lambda b: b + b"\xff"), "is not UTF-8"),
    "UTF-16": (content("schools.csv", lambda b: b.decode().encode("utf-16")), "line 1 is not UTF-8"),
    "spreadsheet lines": (
        content("schools.csv", lambda b: b.replace(b"\n", b"\r\n")),
        "lines end in CR LF: expected LF",
    ),
    "byte order mark": (content("schools.csv", lambda b: b"\xef\xbb\xbf" + b), "begins with a byte order mark"),
    "edited name": (
        cell("schools.csv", 6, "surname", "Edited"),
        "schools.csv, line 6, column surname: saw 'Edited', expected",
    ),
    "edited name with a comma": (
        cell("schools.csv", 6, "surname", "A,B"),
        "line 6, column surname: saw 'A,B', expected",
    ),
    "impossible date": (
        cell("schools.csv", 6, "date_of_birth", "2001-02-30"),
        "schools.csv, line 6, column date_of_birth: saw '2001-02-30', expected a date from 1900-01-01 to 2026-06-30",
    ),
    "date to come": (cell("health.csv", 2, "admitted_on", "2026-07-01"), "health.csv, line 2, column admitted_on"),
    "unknown option": (cell("schools.csv", 6, "sex", "male"), "line 6, column sex: saw 'male', expected one of F, M"),
    "yes for True": (cell("schools.csv", 6, "free_school_meals", "yes"), "saw 'yes', expected True or False"),
    "text for a number": (
        cell("earnings.csv", 6, "pay", "plenty"),
        "column pay: saw 'plenty', expected a whole number",
    ),
    "NHS number of a wrong check digit": (
        cell("truth/people.csv", 6, "nhs_number", "999 123 4567"),
        "truth/people.csv, line 6, column nhs_number: saw '999 123 4567'",
    ),
    "NHS number that may be somebody's": (cell("health.csv", 3, "nhs_number", "943 476 5919"), "health.csv, line 3"),
    "NI number that may be somebody's": (
        cell("truth/people.csv", 3, "national_insurance_number", "AB123456C"),
        "truth/people.csv, line 3, column national_insurance_number: saw 'AB123456C', expected QQ",
    ),
    "pupil number that may be somebody's": (
        cell("truth/people.csv", 3, "pupil_number", "A123456789012"),
        "truth/people.csv, line 3, column pupil_number",
    ),
    "real postcode": (cell("truth/addresses.csv", 6, "postcode", "SW1A 1AA"), "saw 'SW1A 1AA', expected a postcode"),
    "number given twice": (cell("truth/people.csv", 3, "person_id", "P00001"), "expected once: it is at line 2"),
    "number of no block": (cell("schools.csv", 6, "schools_id", "S999999"), "expected S and a number from 00001"),
    "number lost": (cell("schools.csv", 6, "schools_id", ""), "line 6, column schools_id: saw an empty cell"),
    "column removed": (
        lines("schools.csv", lambda told: [line.rpartition(",")[0] for line in told]),
        "schools.csv, line 1: column attainment is missing",
    ),
    "column renamed": (
        lines("schools.csv", lambda told: [told[0].replace("surname", "last_name"), *told[1:]]),
        "column surname is missing; column last_name is unknown",
    ),
    "row twice": (
        lines("schools.csv", lambda told: [*told[:6], told[5], *told[6:]]),
        "schools.csv, line 7, column schools_id: saw 'S00005', expected once: it is at line 6",
    ),
    "row removed": (
        lines("schools.csv", lambda told: told[:6] + told[7:]),
        "column record_id: saw 'S00006', expected a record that is in schools.csv",
    ),
    "cell too many": (
        lines("schools.csv", lambda told: [*told[:6], told[6] + ",x", *told[7:]]),
        "schools.csv, line 7: has 15 cells, expected 14",
    ),
    "quote that never ends": (
        lines("schools.csv", lambda told: [*told[:6], told[6].replace(",", ',"', 1), *told[7:]]),
        "schools.csv, line 7: has 2 cells, expected 14",
    ),
    "stranger in the truth": (
        cell("truth/records.csv", 6, "person_id", "X00005"),
        "truth/records.csv, line 6, column person_id: saw 'X00005', expected a person_id that is in truth/people.csv",
    ),
    "record without truth": (
        lines("truth/records.csv", lambda told: told[:6] + told[7:]),
        "schools.csv, line 7, column schools_id: saw 'S00006', expected a record that has its true person",
    ),
    "log says something else": (
        cell("truth/errors.csv", 6, "after", "Nonsense"),
        "truth/errors.csv, line 6, column after: saw 'Nonsense', expected",
    ),
    "log of no column": (cell("truth/errors.csv", 6, "column", "nonsense"), "expected a column of schools.csv"),
    "log of no table": (cell("truth/errors.csv", 6, "table", "nonsense"), "line 6, column table: saw 'nonsense'"),
    "truth of no table": (cell("truth/records.csv", 6, "table", "nonsense"), "line 6, column table: saw 'nonsense'"),
    "copied from nowhere": (cell("truth/errors.csv", 6, "copied_from", "H77777"), "column copied_from: saw 'H77777'"),
    "log of no record": (cell("truth/errors.csv", 6, "record_id", "S88888"), "expected one that is in schools.csv"),
    "note on no application": (
        cell("casenotes.csv", 2, "housing_id", "R77777"),
        "expected a housing_id that is in housing",
    ),
    "map cut off": (content("areas.geojson", lambda b: b[:-30]), "areas.geojson, line 2: expected a small area"),
    "effects cut off": (content("truth/effects.json", lambda b: b[:-30]), "effects.json: its content is not"),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    make(600, 4, folder / "csv")
    make(200, 4, folder / "parquet", form="parquet")
    return folder


@pytest.mark.parametrize("kind", BROKEN)
def test_check_names_what_is_wrong_and_where(whole, tmp_path, kind):
    damage, told = BROKEN[kind]
    shutil.copytree(whole / "csv", tmp_path / "town")
    damage(tmp_path / "town")
    last = (whole / "csv" / "schools.csv").read_bytes().count(b"\n")
    found = check(tmp_path / "town")
    assert any(told.format(last=last) in sentence for sentence in found), found


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in BROKEN
        if not kind.startswith(("edited", "spreadsheet", "byte order", "cut off", "effects", "UTF-16"))
    ],
)
def test_check_finds_it_even_when_checksums_were_made_to_fit(whole, tmp_path, kind):
    shutil.copytree(whole / "csv", tmp_path / "town")
    BROKEN[kind][0](tmp_path / "town")
    fit(tmp_path / "town")
    assert check(tmp_path / "town")


def planted(size):
    def damage(folder):
        told = json.loads((folder / "truth/effects.json").read_text())
        told["effects"][1]["planted"] = size
        (folder / "truth/effects.json").write_text(json.dumps(told))

    return damage


#: Cells that are well formed but cannot be: where, what is written there, and what is told when checksums fit.
IMPOSSIBLE = {
    "pay": (
        cell("earnings.csv", 6, "pay", "-999999"),
        "earnings.csv, line 6, column pay: saw '-999999', expected a whole number from 0 to 1,000,000",
    ),
    "attainment": (
        cell("schools.csv", 6, "attainment", "500"),
        "schools.csv, line 6, column attainment: saw '500', expected a whole number from 1 to 99",
    ),
    "count": (
        cell("footfall.csv", 6, "count", "-3"),
        "footfall.csv, line 6, column count: saw '-3', expected a whole number from 0 to 10,000",
    ),
    "longitude": (
        cell("address_register.csv", 6, "longitude", "99"),
        "address_register.csv, line 6, column longitude: saw '99.0', expected a number from 1.5 to 5",
    ),
    "no number": (
        cell("address_register.csv", 6, "latitude", "nan"),
        "address_register.csv, line 6, column latitude: saw 'nan', expected a number from 55 to 57",
    ),
    "weight": (
        cell("survey.csv", 6, "design_weight", "-1"),
        "survey.csv, line 6, column design_weight: saw '-1.0', expected a number from 1 to 10,000",
    ),
    "decile": (
        content("areas.geojson", lambda b: re.sub(rb'(?<="deprivation": )\d+', b'"7x"', b, count=1)),
        "column deprivation: saw '\"7x\"', expected a whole number",
    ),
    "decile too high": (
        content("areas.geojson", lambda b: re.sub(rb'(?<="deprivation": )\d+', b"30", b, count=1)),
        "column deprivation: saw '30', expected a whole number from 1 to 10",
    ),
    "claim that ends before it begins": (
        cell("benefits.csv", 6, "claim_until", "1999-12-31"),
        "benefits.csv, line 6, column claim_until: saw '1999-12-31', expected nothing before its claim_from, '20",
    ),
    "death before birth": (
        cell("truth/people.csv", 6, "died_on", "1900-01-02"),
        "truth/people.csv, line 6, column died_on: saw '1900-01-02', expected nothing before its date_of_birth, '19",
    ),
    "outage": (cell("truth/outages.csv", 2, "last_hour", "2026-01-01T00:00"), "expected nothing before its first_hour"),
    "fact": (
        cell("truth/facts.csv", 2, "fact", "is a wizard"),
        "truth/facts.csv, line 2, column fact: saw 'is a wizard', expected one of sofa surfing, staying with",
    ),
    "answer lost": (cell("survey.csv", 6, "responded", ""), "column responded: saw an empty cell, expected a value"),
    "planted effect": (
        planted(-0.5),
        "truth/effects.json, effect 2 (free school meals and pay at 25), planted: saw -0.5, expected -0.12",
    ),
    "effect taken out": (
        lambda folder: (folder / "truth/effects.json").write_text('{"people": 600, "seed": 4, "effects": [{}]}'),
        "truth/effects.json: holds 1 effect, expected 4",
    ),
}


@pytest.mark.parametrize("kind", IMPOSSIBLE)
def test_what_cannot_be_is_named_with_its_place_though_checksums_were_made_to_fit(whole, tmp_path, kind):
    damage, told = IMPOSSIBLE[kind]
    shutil.copytree(whole / "csv", tmp_path / "town")
    damage(tmp_path / "town")
    fit(tmp_path / "town")
    found = check(tmp_path / "town")
    assert any(told in sentence for sentence in found), found
    assert kind == "effect taken out" or len(found) == 1


@pytest.mark.parametrize("seed", [1, 7, 11])
def test_towns_of_many_seeds_keep_within_the_bounds_of_the_dictionary(tmp_path, seed):
    make(1_500, seed, tmp_path / "town", form="parquet")
    assert check(tmp_path / "town") == []


def test_the_bounds_are_in_the_description_and_on_the_dictionary_page(small):
    told = json.loads((small / "datapackage.json").read_text())
    fields = {(r["name"], f["name"]): f for r in told["resources"] for f in r.get("schema", {}).get("fields", [])}
    assert fields["schools", "attainment"]["constraints"] == {"minimum": 1, "maximum": 99}
    assert set(fields["truth-facts", "fact"]["constraints"]["enum"]) == set(
        read_toml("forms.toml")["casenotes"]["facts"]
    )
    assert "Allowed: 1 to 99." in (small / "README.md").read_text()


def test_the_dictionary_says_what_numbers_tell_in_larger_towns(small):
    page = " ".join((small / "README.md").read_text().split())
    assert "the number and the order of rows tell the district of 10,000 people, never the person" in page
    assert "number divided by 100,000 gives its district, in every table" in page
    assert "From 870,000 people on, NHS-style numbers are used up" in page
    assert "do from 3,490,000 people on" in page


PARTS = {
    "missing": (lambda path: lambda folder: (folder / path).unlink(), ": the file is missing"),
    "cut off": (lambda path: content(path, lambda b: b[:-90]), "90 bytes short, perhaps cut off"),
    "text": (lambda path: content(path, lambda b: b"hello"), ": not a Parquet file that can be read"),
    "overwritten inside": (
        lambda path: content(path, lambda b: b[:300] + bytes(50) + b[350:]),
        ": not a Parquet file that can be read",
    ),
    "column removed": (lambda path: rows(path, lambda t: t.drop_columns(["surname"])), ": column surname is missing"),
    "dates as text": (
        lambda path: rows(path, lambda t: t.set_column(5, "date_of_birth", t["date_of_birth"].cast(pa.string()))),
        ", column date_of_birth: of type string, expected date32",
    ),
    "row twice": (lambda path: rows(path, lambda t: pa.concat_tables([t, t.slice(0, 1)])), " rows, expected "),
    "edited": (
        lambda path: rows(
            path, lambda t: t.set_column(3, "surname", pa.array(["Edited", *t["surname"].to_pylist()[1:]]))
        ),
        ", row 1, column surname: saw 'Edited', expected ",
    ),
    "written by another program": (lambda path: rows(path, lambda t: t), ": holds the same values as were written"),
}


@pytest.mark.parametrize("kind", PARTS)
@pytest.mark.parametrize("path", ["schools.parquet", "schools/part-00001.parquet"])
def test_check_names_what_is_wrong_in_parquet_too(whole, pair, tmp_path, path, kind):
    damage, told = PARTS[kind]
    shutil.copytree((pair if "/" in path else whole) / "parquet", tmp_path / "town")
    damage(path)(tmp_path / "town")
    found = check(tmp_path / "town")
    assert any(sentence.startswith(path) and told in sentence for sentence in found), found


def test_check_finds_a_number_that_comes_again_in_another_block(pair, tmp_path):
    shutil.copytree(pair / "csv", tmp_path / "town")
    with (tmp_path / "town" / "truth" / "people.csv").open(newline="") as file:
        first = next(csv.DictReader(file))
    cell("truth/people.csv", 450, "nhs_number", first["nhs_number"])(tmp_path / "town")
    fit(tmp_path / "town")
    assert "truth/people.csv, column nhs_number: 1 value comes more than once" in check(tmp_path / "town")


HOSTILE = {
    "not JSON": (lambda f: (f / "datapackage.json").write_text("{"), "datapackage.json: cannot be read"),
    "not text": (lambda f: (f / "datapackage.json").write_bytes(b"\xff\x00"), "datapackage.json: cannot be read"),
    "too deep": (lambda f: (f / "datapackage.json").write_text("[" * 100_000), "datapackage.json: cannot be read"),
    "a list": (lambda f: (f / "datapackage.json").write_text("[]"), "datapackage.json: cannot be read"),
    "huge": (package(lambda told: told.update(people=10**30)), "datapackage.json: cannot be read"),
    "text for a number": (package(lambda told: told.update(people="600")), "datapackage.json: cannot be read"),
    "no tables": (package(lambda told: told.update(resources=[])), "schools.csv: missing from datapackage.json"),
    "odd tables": (package(lambda told: told.update(resources=[1, {"name": []}])), "cannot be read"),
    "odd fields": (package(lambda told: told["resources"][0]["schema"].update(fields=5)), "datapackage.json, schools"),
    "path outside": (package(lambda told: told["resources"][0].update(path="../../secret")), "not opened"),
    "path outside in a list": (package(lambda told: told["resources"][0].update(path=["/secret"])), "not opened"),
    "one table more": (
        package(lambda told: told["resources"].append({"name": "x", "path": "../secret"})),
        "which no town has: not opened",
    ),
    "rows without end": (
        package(lambda told: told["resources"][0].update(rows=10**12, block_rows=[10**12])),
        "rows and block_rows do not agree",
    ),
    "link outside": (
        lambda f: ((f / "health.csv").unlink(), (f / "health.csv").symlink_to("/etc/passwd")),
        "health.csv: leads outside the folder; not opened",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_check_opens_nothing_but_the_towns_own_files_whatever_the_description_says(whole, tmp_path, monkeypatch, kind):
    damage, told = HOSTILE[kind]
    town = tmp_path / "town"
    shutil.copytree(whole / "csv", town)
    damage(town)
    (tmp_path / "secret").write_text("not yours")
    opened, really = [], Path.open
    monkeypatch.setattr(Path, "open", lambda path, *rest, **more: opened.append(path) or really(path, *rest, **more))
    found = check(town)
    assert any(told in sentence for sentence in found), found
    assert all(path.resolve().is_relative_to(town) for path in opened)


def test_the_command_tells_faults_without_a_traceback_and_exits_with_2(whole, tmp_path):
    shutil.copytree(whole / "csv", tmp_path / "town")
    cell("schools.csv", 6, "sex", "male")(tmp_path / "town")
    done = masterclass("data", "check", tmp_path / "town")
    assert done.returncode == 2
    assert "schools.csv, line 6, column sex: saw 'male', expected one of F, M" in done.stderr
    assert "has 3 faults, listed above" in done.stderr.replace("\n", " ")
    assert "Traceback" not in done.stderr


def test_one_fault_is_told_in_the_singular(whole, tmp_path):
    shutil.copytree(whole / "csv", tmp_path / "town")
    cell("earnings.csv", 6, "pay", "-1")(tmp_path / "town")
    fit(tmp_path / "town")
    assert "has 1 fault, listed above" in masterclass("data", "check", tmp_path / "town").stderr.replace("\n", " ")


# --- Wrong usage ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["data", "make", "--out", "{tmp}/x", "--people", "3"], "expected 20 to 100,000,000"),
        (["data", "make", "--out", "{tmp}/x", "--seed", "many"], "--seed"),
        (["data", "make", "--out", "{tmp}/x", "--seed", "-1"], "whole number from 0"),
        (["data", "make", "--out", "{tmp}/x", "--format", "xlsx"], "--format"),
        (["data", "make", "--out", "{tmp}/x", "--workers", "0"], "--workers"),
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


# --- Interruptions --------------------------------------------------------------------------------------------------

LARGE = ("data", "make", "--people", "5000", "--seed", "1", "--format", "parquet", "--workers", "2", "--out", "town")
#: The command itself, with smaller blocks, so that many are done in little time.
COMMAND = """
from functools import partial
from masterclass.population import package
package.make = partial(package.make, block_size=500)
from masterclass.cli import run
run()
"""


def begin(*words, cwd):
    """Start the command in a process group of its own."""
    command = [sys.executable, "-c", COMMAND, *words]
    return subprocess.Popen(command, cwd=cwd, stderr=subprocess.PIPE, text=True, start_new_session=True)


def finish(*words, cwd):
    child = begin(*words, cwd=cwd)
    _, told = child.communicate(timeout=120)
    assert child.returncode == 0, told
    assert told == ""


def wait_for_a_block(child, folder):
    until = time.monotonic() + 60
    while not receipts(folder):
        assert child.poll() is None, child.communicate()
        assert time.monotonic() < until, "no block was drawn in time"
        time.sleep(0.01)


def receipts(folder):
    return sorted((folder / ".town.part" / "receipts").glob("*.json"))


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("uninterrupted")
    finish(*LARGE, cwd=folder)
    return folder / "town"


def test_a_killed_draw_leaves_nothing_under_the_asked_name_and_goes_on_when_run_again(uninterrupted, tmp_path):
    child = begin(*LARGE, cwd=tmp_path)
    wait_for_a_block(child, tmp_path)
    workers = psutil.Process(child.pid).children(recursive=True)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    assert not (tmp_path / "town").exists()
    psutil.wait_procs(workers, timeout=20)
    assert not any(worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE for worker in workers)
    assert 1 <= len(receipts(tmp_path)) < 10
    part = tmp_path / ".town.part" / "town" / "schools" / f"part-{receipts(tmp_path)[0].stem}.parquet"
    held = part.stat().st_mtime_ns
    finish(*LARGE, cwd=tmp_path)
    assert (tmp_path / "town" / "schools" / part.name).stat().st_mtime_ns == held  # not drawn again
    assert files(tmp_path / "town") == files(uninterrupted)
    assert [path.name for path in tmp_path.iterdir()] == ["town"]


def test_a_worker_that_dies_is_one_clear_line_and_the_rest_is_kept(uninterrupted, tmp_path):
    child = begin(*LARGE, cwd=tmp_path)
    wait_for_a_block(child, tmp_path)
    drawing = [p for p in psutil.Process(child.pid).children(recursive=True) if p.cpu_times().user > 0.05]
    drawing[-1].kill()
    _, told = child.communicate(timeout=60)
    assert child.returncode == 2
    assert "a process that was drawing died" in told
    assert "run the same command again" in told
    assert len(told.strip().splitlines()) == 1
    assert not (tmp_path / "town").exists()
    finish(*LARGE, cwd=tmp_path)
    assert files(tmp_path / "town") == files(uninterrupted)


def test_ctrl_c_is_one_line_and_what_was_done_is_kept(uninterrupted, tmp_path):
    child = begin(*LARGE, cwd=tmp_path)
    wait_for_a_block(child, tmp_path)
    os.killpg(child.pid, signal.SIGINT)
    _, told = child.communicate(timeout=60)
    assert child.returncode == 130
    assert "stopped" in told
    assert len(told.strip().splitlines()) == 1, told
    assert receipts(tmp_path)
    assert not (tmp_path / "town").exists()
    finish(*LARGE, cwd=tmp_path)
    assert files(tmp_path / "town") == files(uninterrupted)


def test_two_processes_cannot_make_the_same_town(tmp_path):
    with working_folder(tmp_path / "town", Order(500, 4, "csv", 200), print):
        done = masterclass("data", "make", "--people", "200", "--out", tmp_path / "town")
        assert done.returncode == 2
        assert "is being made by another process" in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
    make(200, 4, tmp_path / "town")
    assert [path.name for path in tmp_path.iterdir()] == ["town"]


def stop_after(blocks):
    def progress(done, of):
        if done == blocks:
            raise KeyboardInterrupt

    return progress


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize("blocks", [0, 1, 2, 3])
def test_a_draw_stopped_after_any_block_goes_on_to_the_same_bytes(pair, tmp_path, form, blocks):
    order = {"form": form, "block_size": 200, "workers": 1}
    with pytest.raises(KeyboardInterrupt):
        make(500, 4, tmp_path / "town", progress=stop_after(blocks), **order)
    assert not (tmp_path / "town").exists()
    seen = []
    assert make(500, 4, tmp_path / "town", progress=lambda done, of: seen.append(done), **order) is True
    assert seen[0] == blocks
    assert files(tmp_path / "town") == files(pair / form)
    assert [path.name for path in tmp_path.iterdir()] == ["town"]


def test_a_draw_stopped_while_files_are_joined_goes_on_to_the_same_bytes(pair, tmp_path, monkeypatch):
    from masterclass.population import stream

    really, joined = stream.join, []

    def join(order, work, name):
        if len(joined) == 3:
            raise KeyboardInterrupt
        joined.append(name)
        really(order, work, name)

    monkeypatch.setattr(stream, "join", join)
    with pytest.raises(KeyboardInterrupt):
        make(500, 4, tmp_path / "town", block_size=200, workers=1)
    monkeypatch.undo()
    seen = []
    make(500, 4, tmp_path / "town", block_size=200, workers=1, progress=lambda done, of: seen.append(done))
    assert seen == [3]
    assert files(tmp_path / "town") == files(pair / "csv")


def test_another_order_starts_afresh_and_says_so(pair, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        make(500, 5, tmp_path / "town", block_size=200, workers=1, progress=stop_after(2))
    told = []
    make(500, 4, tmp_path / "town", block_size=200, workers=1, notice=told.append)
    assert len(told) == 1
    assert "starting afresh" in told[0]
    assert files(tmp_path / "town") == files(pair / "csv")


def test_a_part_that_was_lost_or_cut_is_drawn_again(pair, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        make(500, 4, tmp_path / "town", block_size=200, workers=1, progress=stop_after(2))
    part = tmp_path / ".town.part" / "parts" / "schools" / "00001"
    part.write_bytes(part.read_bytes()[:-10])
    make(500, 4, tmp_path / "town", block_size=200, workers=1)
    assert files(tmp_path / "town") == files(pair / "csv")


def test_a_kill_between_the_last_two_renames_does_not_lose_the_old_town(small, tmp_path):
    before = files(small)
    (tmp_path / ".town.part").mkdir()
    small.rename(tmp_path / ".town.part" / "old")
    with pytest.raises(KeyboardInterrupt):
        make(150, 9, small, progress=stop_after(0))
    assert files(small) == before
    assert [path.name for path in tmp_path.iterdir()] == ["town"]


def test_a_full_disk_is_one_clear_sentence_and_the_old_town_stays(small, tmp_path):
    before = files(small)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); "
    for workers in (1, 2):
        script = (
            limit
            + "from masterclass.population.package import make; "
            + (f"make(3000, 1, 'town', block_size=1000, workers={workers})")
        )
        done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=120)
        assert "CourseError" in done.stderr.splitlines()[-1]
        assert "cannot be written (File too large)" in done.stderr.splitlines()[-1]
        assert files(small) == before
    assert make(150, 9, small) is True
    assert [path.name for path in tmp_path.iterdir()] == ["town"]


def test_every_bad_roster_row_is_listed_on_a_line_of_its_own_and_nothing_is_created(tmp_path):
    (tmp_path / "roster.csv").write_text("id,email\nada,ada@example.org\nada,\n,x@example.org\nbob,not-an-address\n")
    done = masterclass("cohort", "create", tmp_path / "course", "--roster", tmp_path / "roster.csv")
    assert done.returncode == 2
    told = done.stderr.strip().splitlines()
    assert [number for number in (3, 4, 5) if any(f"line {number}" in line for line in told)] == [3, 4, 5]
    assert len(told) >= 4
    assert not (tmp_path / "course").exists()
