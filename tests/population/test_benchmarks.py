"""The benchmark says what it measured: its tables have their places in the README, and its arithmetic is right."""

import importlib.util
from pathlib import Path

import common
import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def benchmark():
    found = importlib.util.spec_from_file_location("northmere_benchmark", FOLDER / "population.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_what_every_draw_pays_once_falls_out_of_the_slope(benchmark):
    start, a_million = 1.5, 36
    draws = [(size, start + size / 1e6 * a_million) for size in (10_000, 100_000, 1_000_000)]
    assert benchmark.further_million(*draws[:2]) == pytest.approx(a_million)
    assert benchmark.further_million(*draws[1:]) == pytest.approx(a_million)


def test_each_command_writes_between_marks_that_are_in_the_readme(tmp_path, monkeypatch):
    (tmp_path / "README.md").write_text((FOLDER / "README.md").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(common, "README", tmp_path / "README.md")
    scripts = {"errors": "population.py", "small": "population.py", "towns": "population.py", "grading": "grading.py"}
    for name, script in scripts.items():
        common.write(name, script, f"measured {name}")
        assert f"<!-- {name}: written by {script} -->\nmeasured {name}\n<!-- {name}: end -->" in (
            (tmp_path / "README.md").read_text(encoding="utf-8")
        )


def test_small_towns_are_timed_from_the_import_on(benchmark):
    table = benchmark.measure_small(people=60, rounds=1).splitlines()
    assert [line.split(" | ")[1] for line in table[4:]] == ["1", "1", "1", "3"]
    assert all(float(cell) >= 0 for line in table[4:] for cell in line.strip("| ").split(" | ")[1:])
