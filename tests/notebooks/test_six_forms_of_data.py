"""The notebook on six forms of data says true things: what its prose claims in words holds for what it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "six-forms-of-data"
HEADINGS = [
    "What is the question?",
    "The census",
    "The survey",
    "The register of applications",
    "The case notes",
    "The street sensors",
    "Linked records",
    "Side by side",
    "Who is missing",
    "Which answer for which decision",
]
TELL = """
import json
print(json.dumps({
    "stock": len(homeless_today), "year": len(without_home(a_year_ago, today)),
    "since 2016": len(without_home("2016-01-01", today)),
    "family": family[["first_name", "surname", "date_of_birth"]].to_numpy().tolist(),
    "with child and known": int((known & with_child).sum()), "lost": chosen["homeless_from"],
    "answers": answers, "most": most, "counted": int(counted.sum()), "columns": list(census.columns),
    "survey": [len(survey), len(answered), len(touched), int(touched["responded"].sum())],
    "that day asked": int(asked.isin(that_day.index).sum()), "hers": housing.loc[hers, "contact"].tolist(),
    "how": how.fillna("else").value_counts().to_dict(), "not found": len(not_found), "word": len(found),
    "else": found.loc[how.isna(), "text"].str.lower().tolist(), "sleep": sleep["text"].tolist(),
    "others": notes.loc[not_found, "text"].tolist(), "passes": passes.to_dict(),
    "linked": len(both), "links right": int(both["housing_id"].isin(true_pairs).sum()),
    "to link": int(true_pairs.isin(persons.index).sum()), "care": both["looked_after"].tolist(),
    "care of pupils": float(schools["looked_after"].mean()), "applications": [len(applications), len(persons)],
    "people": int(whose.loc[applications.index].nunique()), "hers linked": bool(set(hers) & set(persons.index)),
    "seen": seen.assign(name=list(names)).set_index("name").astype(int).to_dict("index"),
    "asked lost after": (homeless_today.loc[seen["asked by survey"], "homeless_from"] > "2025-10-01").tolist(),
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


def test_figure_has_a_description_and_its_numbers_stand_before_it(run):
    cells = run[0].cells
    place = next(number for number, cell in enumerate(cells) if cell.id == "figure")
    assert len(cells[place].metadata["mystnb"]["image"]["alt"]) > 80
    assert cells[place - 1].id == "table"


def test_the_household_is_charlotte_and_olivia_of_15_and_no_other_fits_the_rule(found):
    assert found["with child and known"] == 1
    assert found["lost"].startswith("2026-02")
    (mother, _, _), (child, _, born) = found["family"]
    assert (mother, child) == ("Charlotte", "Olivia")
    assert "2010-06-30" < born <= "2011-06-30"


def test_question_has_several_true_answers_each_larger_with_its_period(found):
    assert 2 * found["stock"] < found["year"] < found["since 2016"]
    assert 10 < found["answers"]["register"]["truth of that"] < found["year"]


def test_census_counts_everybody_without_a_home_and_knows_it_of_none(found):
    assert found["counted"] == found["answers"]["census"]["truth of that"] > 0
    assert found["answers"]["census"]["answer"] == 0
    assert not [name for name in found["columns"] if "home" in name]


def test_nobody_says_yes_and_the_range_holds_the_truth_but_is_wide(found):
    truth = found["answers"]["survey"]["truth of that"]
    assert found["answers"]["survey"]["answer"] == 0 < truth < found["most"]
    assert found["most"] > 2 * truth


def test_those_without_a_home_that_day_were_not_asked_and_a_few_before_did_not_answer(found):
    assert found["that day asked"] == 0
    assert 0 < found["survey"][2] <= 4
    assert found["survey"][3] == 0


def test_register_has_charlotte_as_a_tenant_only(found):
    assert found["hers"] == ["tenancy"]
    assert not found["hers linked"]


def test_most_notes_with_the_word_are_about_something_else_and_many_are_not_found(found):
    assert found["how"]["else"] > found["word"] / 2
    assert found["how"]["denied"] > 1
    assert found["how"]["of somebody else"] >= 1
    assert any("a rough figure for the rent" in text for text in found["else"])
    assert any("got through" in text for text in found["else"])
    assert found["not found"] > found["how"]["stated"]
    assert any("doorway" in text for text in found["others"])
    assert any("tent" in text for text in found["others"])


def test_reading_the_years_notes_finds_daniel_outside_and_one_in_her_vehicle(found):
    outside, vehicle, sold = ([text for text in found["sleep"] if part in text]
                              for part in ("tent behind the old mill", "in her vehicle", "Sold the car"))  # fmt: skip
    assert len(found["sleep"]) == 3
    assert len(outside) == len(vehicle) == len(sold) == 1
    assert outside[0].startswith("Daniel")
    assert found["answers"]["case notes"]["answer"] == found["answers"]["case notes"]["truth of that"] == 1


def test_sensors_count_passes_at_night_and_give_no_answer(found):
    assert sum(found["passes"].values()) > 5
    assert found["answers"]["sensors"]["answer"] is None


def test_links_are_right_but_some_are_missed_and_care_is_several_times_as_common(found):
    applications, persons = found["applications"]
    assert applications > persons == found["people"]
    assert found["links right"] == found["linked"] < found["to link"]
    assert sum(found["care"]) / len(found["care"]) > 3 * found["care of pupils"]
    assert len(found["care"]) < 40


def test_no_answer_lies_above_its_truth_and_they_lie_far_apart(found):
    rows = [row for form, row in found["answers"].items() if form != "sensors"]
    assert all(row["answer"] <= row["truth of that"] for row in rows)
    assert found["answers"]["linked"]["answer"] > 5 * found["answers"]["register"]["answer"]
    assert found["answers"]["linked"]["truth of that"] - found["answers"]["linked"]["answer"] > 50


def test_more_than_half_never_applied_and_notes_know_the_same_people(found):
    seen = found["seen"].values()
    assert sum(row["applied"] for row in seen) < len(seen) / 2
    assert all(row["applied"] == row["in case notes"] for row in seen)
    charlotte, daniel = (next(row for name, row in found["seen"].items() if name.startswith(one))
                         for one in ("Charlotte", "Daniel"))  # fmt: skip
    assert list(charlotte.values()) == [0, 0, 0, 1]
    assert daniel["in case notes"]
    assert sum(not any(row.values()) for row in seen) == 1
    assert 1 < len(found["asked lost after"]) <= 4
    assert all(found["asked lost after"])
