"""Who is missed: what the notebook says in words holds for the numbers that it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "who-is-missed"
HEADINGS = [
    "Rates by group",
    "Intervals",
    "Why they are missed",
    "What it does to the answer",
    "A real case: children in intensive care",
    "A correction",
]
TELL = """
import json
def plain(frame):
    return frame.astype(float).to_dict(orient="index")
whole = datasets.true_links("benefits", "health")
claims, found = programme_links(datasets)
sides = {name: (claims["support_programme_from"].notna()
                .loc[some.get_level_values(0)].value_counts().rename({True: "joined", False: "others"}).to_dict())
         for name, some in found.items()}
print(json.dumps({
    "quality": linkage.quality(links, true_links)[["precision", "recall"]].to_dict(), "story": story.index.tolist(),
    "names": companions["name_at_school"].to_dict(), "linked": followed.isin(links).tolist(),
    "one person": companions["one_person"].tolist(), "table": plain(table), "textbook": (rate - 1.96 * error).to_dict(),
    "same": bool(same), "differences": {
        name: confint_proportions_2indep(*counts_here.loc[name], *counts_here.loc["White"], method="newcomb")
        for name in ("Asian", "Black")},
    "differs": plain(differs.groupby(missed.map({True: "missed", False: "found"})).mean()), "reasons": plain(reasons),
    "kinds": plain(pd.DataFrame({kind: share_with(kind) for kind in kinds})),
    "sexes": plain(linkage.quality_by(schools["sex"], links, true_links)), "shares": plain(shares),
    "pay": plain(pay_here), "programme": plain(programme_here), "mean": plain(mean), "sides": sides,
    "elsewhere": plain(elsewhere.groupby("ethnicity")[["linked", "on_payroll"]].mean()),
    "by hand": bool(np.allclose(by_hand, by_library)), "result": plain(result), "mended": plain(mended),
    "wider": bool(((ends[1] - ends[0]) > (seen_high - seen_low)).all()), "planted": meals["planted"],
}))
"""
SETUP = """
counts_here = table[["missed_matches", "true_pairs"]]
error, rate = np.sqrt(rate * (1 - rate) / people), table["missed_rate"]
seen_low, seen_high = linkage.wilson(counts["sum"], counts["size"])
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


def test_the_picture_carries_its_text(run):
    shown = next(cell for cell in run[0].cells if cell.id == "picture").outputs[0]
    assert 'alt="' in shown["data"]["text/html"]


def test_the_keys_are_precise_and_get_all_four_companions_wrong(found):
    assert found["quality"]["precision"] > 0.98 and 0.75 < found["quality"]["recall"] < 0.9
    assert found["linked"] == [False, False, False, True]
    assert found["one person"] == [True, True, True, False]
    for label, name in {"renamed": "Charlotte", "respelt": "Fadumo", "swapped": "Joshua"}.items():
        assert found["names"][label].startswith(name)


def test_white_people_are_missed_least_of_the_three_largest_groups_and_the_smallest_group_least_of_all(found):
    table = found["table"]
    largest = sorted(table, key=lambda name: -table[name]["true_pairs"])
    assert set(largest[:3]) == {"White", "Asian", "Black"}
    assert min(largest[:3], key=lambda name: table[name]["missed_rate"]) == "White"
    assert min(table, key=lambda name: table[name]["missed_rate"]) == largest[-1] == "Other"
    assert sum(row["false_matches"] for row in table.values()) < 15, "too few to tell anything by group"


def test_the_textbook_interval_fails_and_wilsons_holds(found):
    assert found["textbook"]["Other"] < 0 and found["same"]
    assert all(0 <= row["missed_low"] <= row["missed_high"] <= 1 for row in found["table"].values())


def test_bars_overlap_a_little_while_only_one_difference_stays_above_zero(found):
    table, differences = found["table"], found["differences"]
    for name in ("Asian", "Black"):
        assert table[name]["missed_low"] < table["White"]["missed_high"]
    for name in ("Mixed", "Other"):
        assert table[name]["missed_high"] > table["White"]["missed_rate"] + 0.1
    assert differences["Asian"][0] > 0 > differences["Black"][0]
    assert differences["Black"][1] > 0.15


def test_names_and_birthdays_differ_among_the_missed_and_more_often_in_two_groups(found):
    differs, reasons = found["differs"], found["reasons"]
    for column in ("first_name", "surname", "date_of_birth"):
        assert differs["missed"][column] > 5 * differs["found"][column]
    assert 0.4 < differs["found"]["postcode"] < 0.6
    assert all(reasons[name]["missed if not"] == 0 for name in ("White", "Asian", "Black"))
    first, second = "name or birthday differs", "missed if so"
    for name in ("Asian", "Black"):
        assert reasons[name][first] / reasons["White"][first] > reasons[name][second] / reasons["White"][second] > 1


def test_typing_slips_fall_on_everyone_and_the_other_errors_mostly_on_two_groups(found):
    white = found["kinds"]["White"]
    for name in ("Asian", "Black"):
        mine = found["kinds"][name]
        assert mine["keyboard typo"] < 2 * white["keyboard typo"]
        for kind in ("transliteration", "swapped names", "defaulted date"):
            assert mine[kind] > 3 * white[kind]


def test_women_are_missed_a_little_more_and_the_intervals_overlap(found):
    women, men = found["sexes"]["F"], found["sexes"]["M"]
    assert women["missed_rate"] > men["missed_rate"] and women["missed_low"] < men["missed_high"]


@pytest.mark.parametrize("where", ["shares", "elsewhere"])
def test_the_link_makes_a_gap_that_is_not_there(found, where):
    shares = found[where]
    for name in ("Asian", "Black"):
        assert shares["White"]["linked"] - shares[name]["linked"] > 0.03
        assert abs(shares["White"]["on_payroll"] - shares[name]["on_payroll"]) < 0.02


def test_studies_of_one_town_show_what_the_prose_reads_from_them(found):
    pay, programme = found["pay"], found["programme"]
    width = {name: row["high"] - row["low"] for name, row in pay.items()}
    assert min(width, key=width.get) == max(pay, key=lambda name: pay[name]["effect"]) == "too loose"
    assert max(width, key=width.get) == "too strict"
    assert max(pay, key=lambda name: abs(pay[name]["effect"] - pay["perfect"]["effect"])) == "biased"
    assert pay["biased"]["high"] < found["planted"]
    assert abs(programme["too strict"]["effect"] - programme["perfect"]["effect"]) < 0.05
    assert programme["biased"]["effect"] > 0 and programme["perfect"]["high"] < 0


def test_the_strict_link_finds_about_half_on_both_sides_alike_and_the_biased_one_does_not(found):
    sides = found["sides"]
    strict = {side: sides["too strict"][side] / sides["perfect"][side] for side in ("joined", "others")}
    biased = {side: sides["biased"][side] / sides["perfect"][side] for side in ("joined", "others")}
    assert all(0.45 < share < 0.65 for share in strict.values()) and abs(strict["joined"] - strict["others"]) < 0.05
    assert biased["joined"] > 0.8 and biased["others"] < 0.65


def test_twelve_towns_tell_bias_from_bad_luck(found):
    mean = found["mean"]
    for study in ("pay", "admissions"):
        assert abs(mean["too strict"][study] - mean["perfect"][study]) < 0.03
        assert mean["too loose"][study] > mean["perfect"][study] + 0.02, "diluted towards nothing"
        assert abs(mean["perfect"][study] - mean["planted"][study]) < 0.04
    assert abs(mean["biased"]["pay"] - mean["perfect"]["pay"]) < 0.02
    assert mean["biased"]["admissions"] > 0


def test_rates_by_group_bring_the_groups_together_and_one_rate_does_not(found):
    result = found["result"]
    assert found["by hand"] and found["wider"]
    one, own = "corrected with one rate", "corrected by group"
    for name in ("Asian", "Black"):
        assert result["White"][one] - result[name][one] > 0.04, "the false gap is still there"
        assert abs(result["White"][own] - result[name][own]) < 0.03
        assert abs(result[name][own] - result[name]["truth"]) < 0.05


def test_reweighting_brings_the_effect_back(found):
    mended = found["mended"]
    for where, near in (("Northmere", 0.1), ("twelve towns", 0.02)):
        assert abs(mended["biased, reweighted"][where] - mended["perfect"][where]) < near
