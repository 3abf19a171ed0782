"""The repository keeps its own rules: clean code, stripped notebooks, pinned packages, links that lead somewhere."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted([*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("exercises/*/*.ipynb")])
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("book/**/*.md"), *ROOT.glob("benchmarks/*.md"), *ROOT.glob("grading/**/*.md")]
)


def test_code_is_clean():
    for words in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *words, "src", "tests", "book/_ext"],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_carry_no_outputs_and_readable_ids(path):
    content = json.loads(path.read_text(encoding="utf-8"))
    ids = [cell["id"] for cell in content["cells"]]
    assert len(set(ids)) == len(ids)
    assert not [one for one in ids if re.fullmatch(r"[0-9a-f]{8}(-?[0-9a-f]{4}){0,4}.*", one)], "random cell ids"
    for cell in content["cells"]:
        assert not cell.get("outputs") and cell.get("execution_count") is None, cell["id"]
        about = cell["metadata"].get("nbgrader")
        assert about is None or about["grade_id"] == cell["id"]
    assert content["metadata"]["kernelspec"]["name"] == "python3"
    assert "widgets" not in content["metadata"]


def test_links_between_files_lead_somewhere():
    lost = []
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists():
                lost.append(f"{page.relative_to(ROOT)}: {target}")
    assert not lost, lost


def pinned():
    found = {}
    for line in (ROOT / "requirements.txt").read_text().splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)==([^ ;\\]+)", line):
            found.setdefault(match.group(1).lower().replace("_", "-"), set()).add(match.group(2))
    return found


def test_requirements_pin_everything_the_project_asks_for_with_hashes():
    text = (ROOT / "requirements.txt").read_text()
    blocks = re.split(r"\n(?=[a-z])", text)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    for requirement in map(Requirement, wanted):
        versions = pinned().get(requirement.name.lower().replace("_", "-"))
        assert versions and all(requirement.specifier.contains(one) for one in versions), requirement


def test_the_installed_packages_fit_together():
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_readme_is_short_and_names_the_two_commands():
    text = (ROOT / "README.md").read_text()
    assert len(text.split()) < 700
    assert "make course" in text and "make test" in text


def test_one_version_everywhere():
    import masterclass

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    citation = re.search(r"^version: ['\"]?([^'\"\n]+)", (ROOT / "CITATION.cff").read_text(), re.M).group(1)
    package = json.loads((ROOT / "datasets" / "synthetic" / "datapackage.json").read_text())["version"]
    assert {project, citation, package} == {masterclass.__version__}
    assert f"## {project}" in (ROOT / "CHANGELOG.md").read_text()
