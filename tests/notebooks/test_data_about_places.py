"""Where: data about places: what the notebook says in words holds for the numbers that it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "data-about-places"
HEADINGS = [
    "Three kinds of place",
    "Joining people to places",
    "A rate needs two counts",
    "Intervals and small areas",
    "A map",
    "An area is not a person",
    "Boundaries",
    "What a place gives away",
]
TELL = """
import json
greys = shade.set_axis(by_area["name"]).to_dict()
print(json.dumps({
    "household": household["first_name"].tolist(), "lived": lived.tolist(), "addresses": hers["address"].nunique(),
    "register": register.groupby("postcode").size().mean(), "rows": [len(claims), len(merged)],
    "shared postcodes": int(register.groupby("postcode")["area_id"].nunique().gt(1).sum()),
    "placed": placed.to_dict(), "right": pd.Series(rows).unstack().to_dict(orient="index"),
    "claims right": float(right), "no area": int(claims["area_id"].isna().sum()),
    "areas": by_area.join(middle).set_index("name").astype(float).to_dict(orient="index"),
    "town": float(town), "at an end": float(at_an_end.mean()), "as far": float((apart >= seen).mean()), "greys": greys,
    "share": share.to_dict(), "test": [float(meals[marked].mean()), float(marked[meals].mean())],
    "correlation": [float(between_areas), float(between_people)],
    "districts": {way: districts(way).str.rstrip("%").astype(float).tolist() for way in ("east", "north")},
    "alone": [float(alone(["postcode", "sex", "born"])), float(alone(["area", "sex", "born"])),
              float(alone(["area", "sex", "decade"]))],
    "left": int(total - published.sum()),
}))
"""
SETUP = """
right = (known == true_area("benefits", pd.Series(day, index=known.index))).mean()
"""


@pytest.fixture(scope="module")
def run():
    """Run the notebook in a real kernel; return it as run, and what it found."""
    return executed(NOTEBOOK, SETUP + TELL)


@pytest.fixture(scope="module")
def found(run):
    return run[1]


def test_headings_are_those_that_exercises_point_to():
    assert headings(NOTEBOOK) == HEADINGS


def test_no_cell_is_long_and_none_complains(run):
    assert_short_and_quiet(run[0])


def test_both_pictures_have_alternative_text(run):
    told = {cell.id: cell.metadata["mystnb"]["image"]["alt"] for cell in run[0].cells if "mystnb" in cell.metadata}
    assert set(told) == {"dots", "map-draw"} and all("Heron Bank" in text for text in told.values())


def test_charlotte_shares_a_home_and_has_lived_in_four_areas(found):
    assert set(found["household"]) == {"Charlotte", "Thomas"}
    assert found["addresses"] == 3 and len(found["lived"]) == 5 and len(set(found["lived"])) == 4


def test_a_merge_on_postcode_multiplies_rows_fifteenfold(found):
    before, after = found["rows"]
    assert 14 < after / before < 15.5 and 14 < found["register"] <= 15 and found["shared postcodes"] == 0


def test_postcodes_place_more_and_courts_place_fewest(found):
    address, postcode = found["placed"]["by whole address"], found["placed"]["by postcode"]
    assert all(postcode[name] > address[name] for name in address)
    assert min(postcode, key=postcode.get) == min(address, key=address.get) == "justice"


def test_joins_that_succeed_are_wrong_later_and_hospital_records_at_once(found):
    right = found["right"]
    assert right["schools"]["right that day"] > 0.97 and 0.6 < right["schools"]["right today"] < 0.72
    assert 0.1 < 1 - right["health"]["right that day"] < 0.15
    assert 1 / 10 < 1 - found["claims right"] < 1 / 8 and found["no area"] == 2


def test_heron_bank_is_small_lowest_and_widest(found):
    areas = found["areas"]
    assert next(iter(areas)) == min(areas, key=lambda name: areas[name]["adults"]) == "Heron Bank"
    assert min(areas, key=lambda name: areas[name]["per address"]) != "Heron Bank"
    assert areas["Heron Bank"]["high"] == max(row["high"] for row in areas.values())
    assert areas["Heron Bank"]["low"] == min(row["low"] for row in areas.values())
    assert list(areas)[-1] == "Heron Park" and areas["Heron Park"]["low"] > found["town"] + 0.01
    crossing = [name for name, row in areas.items() if row["low"] < found["town"] < row["high"]]
    assert len(crossing) > 10


def test_luck_puts_the_small_area_at_an_end_and_does_not_explain_the_others(found):
    assert found["at an end"] > 0.6 and found["as far"] < 0.05


def test_the_map_reads_as_its_text_says(found):
    areas, greys = found["areas"], found["greys"]
    dark = {name for name, grey in greys.items() if grey == "0.6"}
    assert dark == {"Heron Park", "Moorside Park", "Saltmarsh Park", "Lantern Bank"}
    light = {name for name, grey in greys.items() if grey == "0.95"} - {"Heron Bank"}
    assert light == {"Larkfield Side", "Priory Rise", "Harbour Corner"}
    norths = sorted(row["north"] for row in areas.values())
    assert all(areas[name]["north"] < norths[7] for name in dark)
    assert areas["Heron Bank"]["north"] >= norths[-4]
    assert areas["Heron Bank"]["east"] == max(row["east"] for row in areas.values())
    assert abs(areas["Harbour Corner"]["rate"] - areas["Linden Bank"]["rate"]) < 0.004
    assert areas["Linden Bank"]["adults"] > 12 * areas["Heron Bank"]["adults"]


def test_most_claimants_live_elsewhere_and_an_area_is_a_poor_test(found):
    assert found["share"]["claims"] < 0.4 and max(found["test"]) < 0.5
    between_areas, between_people = found["correlation"]
    assert between_areas < -0.9 and -0.4 < between_people < -0.2


def test_one_way_of_drawing_districts_hides_the_gap_that_the_other_shows(found):
    east, north = found["districts"]["east"], found["districts"]["north"]
    assert max(east) - min(east) < 0.5 and north == sorted(north, reverse=True) and north[0] - north[-1] > 2


def test_a_postcode_points_at_people_and_a_total_gives_a_hidden_count_away(found):
    postcode, area, decade = found["alone"]
    assert postcode > 0.8 > 0.1 > area > decade and decade < 0.01
    assert found["left"] == found["areas"]["Heron Bank"]["claims"] == 2
