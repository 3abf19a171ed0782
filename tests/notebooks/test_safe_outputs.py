"""The notebook on safe outputs says true things: what its prose claims in words holds for what it computes."""

import re
from pathlib import Path

import pytest
from worked import assert_short_and_quiet, executed, headings

ROOT = Path(__file__).parents[2]
NOTEBOOK = "safe-outputs"
HEADINGS = [
    "A table and a reader",
    "Small numbers",
    "Stars",
    "Secondary suppression",
    "Combining groups",
    "Rounding",
    "Differencing",
    "Dominance",
    "A checklist",
    "What protection costs",
]
TELL = """
import json
adds = lambda t: bool((t.drop(columns="All").sum(axis=1) == t["All"]).all()
                      and (t.drop(index="All").sum() == t.loc["All"]).all())
print(json.dumps({
    "counts": counts.to_dict(), "small": small.sum().to_dict(), "small of all": int(small.to_numpy().sum()),
    "behind": [float(counts.where(t).sum().sum()) for t in (small, hidden)], "all": len(year),
    "home": home["first_name"].tolist(), "age": int(hers["age"].iloc[0]), "hers": len(hers),
    "she": list(she[["first_name", "surname"]]),
    "heads": [len(year), int(person.nunique()), int(now_small.sum().sum())],
    "totals": int(counts.loc["All"].min()), "row totals": int(counts["All"].min()),
    "knows": {name: known.to_dict("index") for name, known in knows.items()}, "hers now": hers_now,
    "hidden": int(hidden.to_numpy().sum()), "newly hidden": counts.where(hidden & ~small).stack().tolist(),
    "alone": [int((hidden.sum(axis=a) == 1).sum()) for a in (0, 1)],
    "combined": [int(combined.min().min()), adds(combined), int(combined.loc["other and pregnancy", "45 to 64"])],
    "rounded": [adds(rounded), int((rounded - counts).abs().max().max()), rounded.loc["pregnancy"].to_dict()],
    "controlled": [adds(controlled), int((controlled - counts).abs().max().max()),
                   int(((controlled - counts).abs() > 2).sum().sum()), int((controlled % 5).sum().sum())],
    "fits": sorted(fits), "two": two.to_dict("list"), "women": int((of_45["sex"] == "F").sum()), "of 45": len(of_45),
    "people of 45": int(person[of_45.index].nunique()), "both": both["difference"].to_dict(),
    "may": [str(day) for day in of_45["admitted_on"] if day.startswith("2025-05")],
    "bills": table.rename_axis('sector').reset_index().to_dict("list"), "guess": int(guess - beacon),
    "top": int((pay == pay.max()).sum()), "above": float((pay > level).mean()),
    "notes": {name: checker(*tables) for name, tables in requests.items()},
    "risk": risk.to_dict(), "use": use.to_dict(), "heart": {name: old_share(t).to_dict() for name, t in shown.items()},
}, default=lambda n: n.item()))
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


def test_figure_has_a_description_and_a_table_follows_it(run):
    cells = run[0].cells
    place = next(number for number, cell in enumerate(cells) if cell.id == "figure")
    assert len(cells[place].metadata["mystnb"]["image"]["alt"]) > 80
    assert cells[place + 1].id == "risk"


def test_places_on_the_page_exist_and_its_rule_is_the_same():
    page = (ROOT / "book" / "sharing" / "safe-outputs.md").read_text(encoding="utf-8")
    anchors = {re.sub(r"[^a-z -]", "", line.lstrip("# ").lower()).replace(" ", "-")
               for line in page.splitlines() if line.startswith("##")}  # fmt: skip
    told = (ROOT / "notebooks" / f"{NOTEBOOK}.ipynb").read_text(encoding="utf-8")
    assert set(re.findall(r"safe-outputs\.md#([a-z-]+)", told)) <= anchors
    assert "publish no count below {example}`10`" in page


def test_the_woman_is_sana_who_lives_with_three_and_is_the_only_one_of_her_figure(found):
    assert found["hers"] == found["counts"]["45 to 64"]["pregnancy"] == 1
    assert found["age"] == 45
    assert found["she"] == ["Sana", "Mohammed"]
    assert sorted(found["home"]) == ["Abdul", "Rehan", "Safa", "Sana"]


def test_more_than_a_fifth_is_small_mostly_in_two_age_groups_and_no_total_is(found):
    assert found["small of all"] == 11 > 50 / 5
    assert found["small"]["0 to 17"] + found["small"]["65 to 74"] > 0.75 * 11
    assert found["small"]["All"] == 0
    assert found["behind"][0] < 0.1 * found["all"]
    assert min(found["totals"], found["row totals"]) >= 10
    assert found["heads"][1] < found["heads"][0]
    assert found["heads"][2] == 0


def test_most_stars_are_known_exactly_and_the_others_to_within_one(found):
    width = [row["at most"] - row["at least"] for row in found["knows"]["stars"].values()]
    assert sum(wide == 0 for wide in width) > len(width) / 2
    assert max(width) == 1


def test_every_range_that_a_reader_works_out_holds_the_truth(found):
    assert len(found["knows"]) == 5
    for known in found["knows"].values():
        assert all(row["at least"] <= row["true"] <= row["at most"] for row in known.values())


def test_more_stars_protect_and_cost_five_figures_and_nearly_twice_the_admissions(found):
    known = found["knows"]["more stars"]
    assert found["hidden"] - found["small of all"] == len(found["newly hidden"]) == 5
    assert min(found["newly hidden"]) >= 10
    assert found["alone"] == [0, 0]
    assert 1.7 < found["behind"][1] / found["behind"][0] < 2
    assert min(row["at most"] - row["at least"] for row in known.values()) >= 5
    assert known[found["hers now"]]["at least"] == 0
    assert known[found["hers now"]]["at most"] >= 5
    assert 8 <= known["mental health, 18 to 44"]["at least"] <= 10


def test_combined_groups_are_large_add_up_and_hide_sana_among_twenty(found):
    smallest, adds, hers = found["combined"]
    assert smallest >= 10
    assert adds
    assert hers == found["knows"]["combined"][found["hers now"]]["at most"] == 20


def test_rounded_rows_do_not_add_up_and_a_percentage_gives_one_away(found):
    adds, moved, pregnancy = found["rounded"]
    assert not adds
    assert moved == 2
    assert pregnancy["45 to 64"] == 0
    assert found["knows"]["rounded"][found["hers now"]] == {"true": 1, "at least": 0, "at most": 2}
    assert found["fits"] == [1]


def test_controlled_rounding_adds_up_and_blurs_more(found):
    adds, moved, longer, odd = found["controlled"]
    assert adds
    assert moved <= 4
    assert 0 < longer < 10
    assert odd == 0
    for label, row in found["knows"]["controlled"].items():
        rounded = found["knows"]["rounded"][label]
        assert row["at most"] - row["at least"] > rounded["at most"] - rounded["at least"]


def test_two_safe_tables_differ_in_people_of_45_only_nearly_all_women(found):
    hospital, council, difference = found["two"].values()
    assert min(hospital + council) >= 10
    assert max(difference) < 10
    assert sum(difference) == found["of 45"] == found["people of 45"]
    assert found["of 45"] - 1 <= found["women"]
    assert len(found["may"]) == 3


def test_rounding_both_leaves_noughts_and_one_five_that_is_a_one(found):
    seen = found["both"]
    assert sorted(seen.values()) == [0] * (len(seen) - 1) + [5]
    at = list(seen).index(next(name for name, n in seen.items() if n == 5))
    assert found["two"]["difference"][at] == 1


def test_with_two_firms_the_guess_is_exact_and_with_three_far_out(found):
    bills = found["bills"]
    rest = dict(zip(bills["employers"], bills["rest, % of the largest"], strict=True))
    assert set(bills["employers"]) == {2, 3}
    assert rest[2] == 0
    assert all(left > 50 for firms, left in zip(bills["employers"], bills["rest, % of the largest"], strict=True)
               if firms == 3)  # fmt: skip
    assert min(bills["people"]) > 500
    assert found["guess"] == 0


def test_pay_bill_of_care_and_health_is_that_of_the_page(found):
    page = (ROOT / "book" / "sharing" / "safe-outputs.md").read_text(encoding="utf-8")
    at = found["bills"]["sector"].index("care and health")
    assert f"£{found['bills']['pay bill'][at]:,}" in page
    assert f"`{found['bills']['people'][at]}`" in page


def test_the_highest_is_one_person_and_one_in_ten_are_above_the_level(found):
    assert found["top"] == 1
    assert 0.09 < found["above"] < 0.11


def test_checker_notes_what_is_small_and_what_differs_and_clears_the_combined_table(found):
    notes = found["notes"]
    assert len(notes["as counted"]) == found["small of all"] + 2, "two noughts that must be noughts are noted too"
    assert notes["combined"] == []
    assert notes["combined, beside the council's"]
    assert all(note.startswith("differs") for note in notes["combined, beside the council's"])


def test_ranges_are_as_the_chart_is_described(found):
    widths = {name: [row["at most"] - row["at least"] for row in known.values()]
              for name, known in found["knows"].items()}  # fmt: skip
    most = {name: [row["at most"] for row in known.values()] for name, known in found["knows"].items()}
    assert max(widths["stars"]) <= 1
    assert 7 <= min(most["more stars"]) <= max(most["more stars"]) <= 21
    assert 16 <= min(most["combined"]) <= max(most["combined"]) <= 38
    assert max(widths["rounded"]) <= 4
    assert max(widths["controlled"]) <= 8
    assert found["risk"]["known exactly"] == {"stars": 7, "more stars": 0, "combined": 0, "rounded": 0, "controlled": 0}


def test_each_protection_costs_the_questions_what_is_told(found):
    answered, off, children = found["use"].values()
    assert answered["as counted"] == answered["rounded"] == answered["controlled"] == 10
    assert answered["stars"] == 5 > answered["more stars"]
    assert answered["combined"] == 8
    assert off["combined"] == 0
    assert 2 < off["rounded"] < 10
    assert 2 < off["controlled"] < 10
    assert children["combined"] == 0
    assert children["rounded"] == children["controlled"] == 10 > children["stars"] > children["more stars"]


def test_heart_patients_are_young_as_counted_and_like_others_when_rounded(found):
    exact, rounded = found["heart"]["as counted"], found["heart"]["rounded"]
    assert sorted(exact, key=exact.get)[:2] == ["pregnancy", "heart"]
    lower = sum(share < rounded["heart"] for share in rounded.values())
    assert 3 <= lower <= 6
    assert rounded["heart"] > exact["heart"] + 0.03
