"""The realism report says true things: its anchors are the sourced ones, and its words hold for what it computes."""

import re
from pathlib import Path

import pytest
import yaml
from worked import assert_short_and_quiet, executed, read

ROOT = Path(__file__).parents[2]
NOTEBOOK = "how-real-is-northmere"
# Each row of the last table, the fact it is compared with, and the verdicts that the prose about it bears.
ANCHORS = {
    "aged 65 and over": ("aged-65", {"rough", "off"}),
    "people in a home": ("household-size", {"close", "rough", "off"}),
    "multiple births": ("multiple-births", {"close", "rough"}),
    "commonest surname": ("surname-first", {"close", "rough"}),
    "ten commonest surnames": ("surname-ten", {"rough", "off"}),
    "sex differs": ("hes-pds-sex-dob", {"close", "rough", "off"}),
    "date_of_birth differs": ("hes-pds-sex-dob", {"close", "rough", "off"}),
    "postcode differs": ("hes-pds-postcode", {"close"}),
    "surname differs": ("alspac-surnames", {"rough", "off"}),
    "first_name differs": ("alspac-first-names", {"close", "rough", "off"}),
    "census records linked": ("pds-linked", {"rough", "off"}),
    "precision of these links": ("pds-precision", {"off"}),
    "first stays given to another": ("hes-false-share", {"close", "rough", "off"}),
    "returns missed": ("hes-missed-share", {"rough", "off"}),
}
TELL = """
import json
def rate(table):
    return {str(group): [float(row["low"]), float(row["rate"]), float(row["high"])] for group, row in table.iterrows()}
alone = homes.index[homes == 1]
in_twenties = bands == "20 to 29"
today = right.set_index("person_id")["postcode"].loc[counted.loc[census.index]].to_numpy()
moved = left.set_index("census_id")["postcode"] != today
no_number = health["nhs_number"].isna().mean()
print(json.dumps({
    "rows": rows, "figures": figures, "pyramid": pyramid.sum(axis=1).tolist(),
    "thirties and forties": pyramid.loc[[30, 40]].sum().to_dict(),
    "men changed": int(men["surname_changed_on"].notna().sum()),
    "alone over 50": float((age[here["household_id"].isin(alone)] > 50).mean()), "twin pairs": int((births > 1).sum()),
    "surnames": len(bearers), "causes": causes.to_dict("index"), "postcodes": rate(postcodes), "census": rate(rates),
    "linked by moving": linked[in_twenties].groupby(moved[in_twenties]).mean().tolist(),
    "linked with addresses of the day": float(on_the_day.mean()), "ours": float(linked.mean()),
    "hospital rule": rate(rule), "no number": float(no_number),
    "patients": people["ethnicity"].loc[here.index.intersection(whose)].value_counts().to_dict(),
    "copied": int(datasets.load_truth("errors")["copied_from"].notna().sum()),
}))
"""
REMEMBER = """
figures, _enter = {}, enter
def enter(name, ours, low, high, published, form, whole=1):
    figures[name] = {"ours": float(ours), "low": float(low), "high": float(high), "published": published}
    _enter(name, ours, low, high, published, form, whole)
"""


@pytest.fixture(scope="module")
def run():
    """Run the notebook in a real kernel; return it as run, and what it found."""
    return executed(NOTEBOOK, TELL, after=[("compare", REMEMBER)])


@pytest.fixture(scope="module")
def found(run):
    return run[1]


@pytest.fixture(scope="module")
def prose():
    cells = read(NOTEBOOK).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def facts():
    return yaml.safe_load((ROOT / "book" / "facts.yml").read_text(encoding="utf-8"))["facts"]


def as_number(value):
    """Read a fact's value as a number: 53% or 2.4."""
    return float(value.rstrip("%")) / (100 if value.endswith("%") else 1)


def test_no_cell_is_long_and_none_complains(run):
    assert_short_and_quiet(run[0])


def test_every_figure_has_a_description_and_its_numbers_after_it(run):
    for cell, after in zip(run[0].cells, run[0].cells[1:], strict=False):
        if any("image/png" in output.get("data", {}) for output in cell.get("outputs", [])):
            assert len(cell.metadata["mystnb"]["image"]["alt"]) > 80, f"{cell.id} has no alt text"
            assert after.id.endswith("-numbers"), f"no table follows {cell.id}"


@pytest.mark.parametrize("name", ANCHORS)
def test_anchor_is_the_sourced_one_and_the_verdict_what_the_prose_says(found, prose, name):
    fact, verdicts = ANCHORS[name]
    assert found["figures"][name]["published"] == pytest.approx(as_number(facts()[fact]["value"]))
    assert found["rows"][name]["verdict"] in verdicts, f"{name}: rewrite the prose about it, {found['rows'][name]}"
    assert f"| {{fact}}`{fact}` | {{glue:text}}`{name}, Northmere`, {{glue:text}}`{name}, verdict` |" in prose


def test_every_anchor_is_in_the_table(found):
    assert list(found["rows"]) == list(ANCHORS)


def test_no_measured_figure_is_typed_into_the_prose(prose):
    allowed = {"95%", "99%", "98%"}  # the interval, and the example in how we compare
    assert set(re.findall(r"\d[\d.,]*%", prose)) == allowed


def test_town_is_too_young_its_homes_too_small_and_small_children_too_few(found):
    assert found["figures"]["aged 65 and over"]["high"] < 0.186
    assert found["figures"]["people in a home"]["ours"] < 2.4
    assert found["pyramid"][0] < 0.9 * found["pyramid"][1]
    assert found["pyramid"][7] < 0.7 * found["pyramid"][6]
    assert found["alone over 50"] > 0.5
    assert 24 <= found["twin pairs"] < 80
    assert found["men changed"] == 0
    assert found["thirties and forties"]["F"] > 1.1 * found["thirties and forties"]["M"]


def test_ten_commonest_surnames_are_too_common_but_not_the_first_and_there_are_too_few_of_them(found):
    assert found["figures"]["commonest surname"]["ours"] < 1.1 * 0.0137
    assert found["figures"]["ten commonest surnames"]["low"] > 0.067
    assert 1000 < found["surnames"] < 1500


def test_postcodes_differ_because_people_move_and_recent_ones_stay_below_the_published_line(found):
    bars = [sum(parts.values()) for parts in found["causes"].values()]
    assert bars == sorted(bars)
    assert bars[0] < 53 < bars[-1]
    assert all(parts["another address"] > 0.75 * sum(parts.values()) for parts in found["causes"].values())
    for cause in ("missing", "mistyped"):
        slices = [parts[cause] for parts in found["causes"].values()]
        assert max(slices) - min(slices) < 2


def test_asian_and_white_group_hardly_differ_in_postcodes(found):
    assert abs(found["postcodes"]["Asian"][1] - found["postcodes"]["White"][1]) < 0.05
    assert max(found["patients"][group] for group in ("Mixed", "Other")) < 250


def test_sex_and_date_of_birth_almost_never_differ(found):
    assert found["figures"]["sex differs"]["ours"] < 0.003
    assert found["figures"]["date_of_birth differs"]["ours"] < 0.003


def test_names_differ_no_more_than_in_the_cohort_and_surnames_less(found):
    assert found["figures"]["surname differs"]["high"] < 0.18
    assert found["figures"]["first_name differs"]["low"] < 0.12


def test_fewer_census_records_are_linked_because_people_moved(found):
    assert found["figures"]["census records linked"]["high"] < 0.9575
    gap, closed = 0.9575 - found["ours"], found["linked with addresses of the day"] - found["ours"]
    assert closed > 0.8 * gap, "with the addresses of census day the gap should close, or nearly"


def test_census_links_hold_several_times_as_many_false_ones(found):
    assert 1 - found["figures"]["precision of these links"]["ours"] > 3 * (1 - 0.9995)


def test_people_in_their_twenties_are_linked_least_and_movers_less(found):
    ages = {group: rate for group, (_, rate, _) in found["census"].items() if group[0].isdigit()}
    assert min(ages, key=ages.get) == "20 to 29"
    assert found["census"]["20 to 29"][2] < found["figures"]["census records linked"]["ours"]
    stayed, moved = found["linked by moving"]
    assert moved < stayed


def test_women_are_linked_no_better_than_men(found):
    assert found["census"]["women"][0] < found["census"]["men"][2]
    assert abs(found["census"]["women"][1] - found["census"]["men"][1]) < 0.02


def test_asian_group_is_linked_less_beyond_chance_and_small_groups_are_uncertain(found):
    groups = {name: found["census"][name] for name in ("Asian", "Black", "Mixed", "Other", "White")}
    assert groups["Asian"][2] < groups["White"][0]
    assert groups["Black"][1] < groups["White"][1]
    widths = {name: high - low for name, (low, _, high) in groups.items()}
    assert min(widths.values()) == widths["White"]
    assert min(widths[name] for name in ("Black", "Mixed", "Other")) > 2 * widths["White"]


def test_hospital_rule_splits_more_than_it_joins_and_misses_minorities_more(found):
    joins, misses = found["figures"]["first stays given to another"], found["figures"]["returns missed"]
    assert joins["ours"] < misses["ours"] / 5
    assert misses["high"] < 0.041
    assert found["hospital rule"]["Asian, Black or Other"][1] > found["hospital rule"]["White"][1]
    assert found["no number"] < 0.1
    assert found["copied"] > 0
