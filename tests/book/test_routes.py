"""The four routes: they fit the time that they promise, and those without code have none."""

import json

import pytest
import yaml
from bs4 import BeautifulSoup
from building import ROOT

ROUTES = yaml.safe_load((ROOT / "book" / "routes.yml").read_text(encoding="utf-8"))
#: minutes that a reader has: about 90 minutes, a day of 7 hours, two days, four days
TIMES = {"leader": (75, 105), "everyone": (420, 480), "practitioner": (700, 900), "analyst": (1500, 1900)}


@pytest.mark.parametrize("name", TIMES)
def test_a_route_fits_its_time_and_says_so(name, site):
    page = BeautifulSoup((site / "book" / "routes.html").read_text(encoding="utf-8"), "html.parser")
    table = page.find("article").find_all("table")[list(TIMES).index(name)]
    *stops, total = [row.find_all(["th", "td"])[-1].text for row in table.find_all("tr")[1:]]
    minutes = sum(map(int, stops))
    print(f"{name}: {len(stops)} stops, {minutes} minutes")
    assert len(stops) == len(ROUTES[name]) and total.startswith(f"{minutes} (")
    assert TIMES[name][0] <= minutes <= TIMES[name][1]


@pytest.mark.parametrize("name", ["leader", "everyone"])
def test_a_route_without_code_has_none(name, site):
    for stop in ROUTES[name]:
        if stop.startswith("exercises/"):
            exercise = stop.removeprefix("exercises/")
            notebook = json.loads((ROOT / stop / f"{exercise}.ipynb").read_text(encoding="utf-8"))
            checks = [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]
            assert checks and all("choice" in cell["metadata"].get("tags", []) for cell in checks), stop
        else:
            page = BeautifulSoup((site / f"{stop}.html").read_text(encoding="utf-8"), "html.parser")
            assert not page.find(class_="cell_input"), f"{stop} shows code"
