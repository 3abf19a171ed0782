"""The notebook on match weights says true things: what its prose claims in words holds for the numbers it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "match-weights"
HEADINGS = [
    "Two pairs to weigh",
    "How often one person agrees",
    "How often strangers agree",
    "From a ratio to points",
    "When a value is missing",
    "Where the sum starts",
    "Adding up one pair",
    "From weight to probability",
    "The same evidence elsewhere",
    "What a rare surname is worth",
    "What the sum cannot see",
    "What we have",
]
TELL = """
import json
missing = points(charlotte, no_postcode)
print(json.dumps({
    "m": m.to_dict(), "u": u.to_dict(), "too high": (u_from_all / u).to_dict(),
    "true share": (same.sum() / alike).to_dict(), "weights": weights.to_dict("index"), "start": float(start),
    "parts": parts.to_dict(), "missing": missing.to_dict(),
    "totals": {label: float(row["weight"]) for label, row in story.iterrows()},
    "elsewhere": float(probability(country_start + evidence)), "town": float(probability(start + evidence)),
    "rare": chosen["points for agreeing"].tolist(), "average": float(average), "dearer": float(dearer),
    "address": [float(np.log2(m_address / u_address)), float(new)],
    "one person": companions["one_person"].to_dict(),
    "alike twins": (both_records("twins").nunique(axis=1) == 1).to_dict(),
}))
"""


@pytest.fixture(scope="module")
def run():
    """Run the notebook in a real kernel; return it as run, and what it found."""
    return executed(NOTEBOOK, TELL)


@pytest.fixture(scope="module")
def found(run):
    return run[1]


def test_headings_are_those_that_exercises_point_to():
    assert headings(NOTEBOOK) == HEADINGS


def test_no_cell_is_long_and_none_complains(run):
    assert_short_and_quiet(run[0])


def test_waterfall_has_a_description(run):
    cell = next(cell for cell in run[0].cells if cell.id == "waterfall")
    html = "".join(output.get("data", {}).get("text/html", "") for output in cell.outputs)
    assert 'alt="' in html and len(html.split('alt="')[1].split('"')[0]) > 60


def test_m_and_u_are_as_told(found):
    m, u = found["m"], found["u"]
    assert max(m, key=m.get) == "sex" and m["date_of_birth"] > 0.9
    assert all(0.5 < m[name] < m["date_of_birth"] for name in ("first_name", "surname"))
    assert m["postcode"] < 0.5
    assert 0.45 < u["sex"] < 0.55
    assert 0.001 < u["surname"] < 0.01
    assert u["date_of_birth"] < 0.0001


def test_only_for_date_of_birth_do_all_pairs_mislead(found):
    too_high = found["too high"]
    assert too_high.pop("date_of_birth") > 2 and max(too_high.values()) < 1.1
    assert found["true share"]["date_of_birth"] > 0.5


def test_weights_are_as_told(found):
    weights = found["weights"]
    assert weights["sex"]["agrees"] == pytest.approx(1, abs=0.3) and weights["sex"]["differs"] < -4
    assert weights["postcode"]["agrees"] > 5 and -1 < weights["postcode"]["differs"] < 0
    assert max(weights, key=lambda name: weights[name]["agrees"]) == "date_of_birth"


def test_renamed_woman_passes_zero_with_her_date_of_birth_and_stays_there(found):
    parts = found["parts"]
    sums = [sum(list(parts.values())[: k + 1]) for k in range(len(parts))]
    where = list(parts).index("date_of_birth")
    assert sums[where - 1] < 0 < sums[where] and sums[-1] > 0
    assert parts["first_name"] > 5 and parts["surname"] < 0 and -1 < parts["postcode"] < 0
    assert found["missing"]["postcode"] == 0


def test_four_pairs_end_as_told(found):
    totals = found["totals"]
    assert found["one person"] == {"renamed": True, "respelt": True, "swapped": True, "twins": False}
    assert min(totals["renamed"], totals["respelt"]) > 5
    assert totals["swapped"] < 0
    assert max(totals, key=totals.get) == "twins"
    assert all(found["alike twins"][name] for name in ("surname", "date_of_birth", "postcode"))


def test_in_a_country_she_is_probably_somebody_else(found):
    assert found["town"] > 0.9 and found["elsewhere"] < 0.5


def test_rare_surnames_earn_more_and_most_are_rarer_than_average(found):
    common, _, rare = found["rare"]
    assert common < found["average"] < rare
    assert found["dearer"] > 0.5


def test_most_of_what_the_address_earns_is_the_postcode_again(found):
    alone, new = found["address"]
    assert alone > 8 and 0 < new < alone / 2
