"""The notebook on cleaning says true things: what its prose claims in words holds for what it computes."""

import itertools

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "cleaning-what-people-typed"
HEADINGS = [
    "What people typed",
    "Case, spaces and punctuation",
    "Accents and letters",
    "Titles",
    "Double-barrelled names",
    "Nicknames",
    "Names in the wrong box",
    "Postcodes",
    "Dates",
    "Default dates and sentinel values",
    "What not to clean",
    "What cleaning gained",
]
TELL = """
import json
lower = [table["surname"].str.lower() for table in (schools, earnings)]
group = (schools["date_of_birth"].str[5:] == "01-01").groupby(schools["ethnicity"]).mean()
people = datasets.load_truth("people")
people = people if people.index.name == "person_id" else people.set_index("person_id")
born = people["surname_at_birth"] + people["date_of_birth"]
twin = born[persons[doubles.index]]
others = born.drop(persons[doubles.index])
print(json.dumps({
    "surnames": [agreement(schools["surname"], earnings["surname"]), agreement(*lower)],
    "postcodes": [agreement(schools["postcode"], earnings["postcode"]), agreement(*cleaned)],
    "a to z": a_to_z(form["name"]).tolist(), "plain": plain(without_title(form["name"])).tolist(),
    "titles": without_title(pd.Series(["Drew Smith", "Sir", "Miss Hall"])).tolist(),
    "halves": [sum(shared), len(differ)],
    "steps": {name: {k: int(v) for k, v in row.items()} for name, row in steps.items()},
    "form postcodes": form["postcode"].map(postcode).tolist(), "birthdays": [int(n) for n in birthdays.head(2)],
    "top": birthdays.index[0], "january": {name: [int(n) for n in row.values()] for name, row in counts.items()},
    "group": group.to_dict(), "sentinels": int(form[["born", "postcode"]].apply(no_sentinel).isna().sum().sum()),
    "doubles": [len(doubles), int(real), float(twin.isin(set(others)).mean())], "linked": pairs.isin(final).tolist(),
    "soundex": [agreement(way(schools["surname"]), way(earnings["surname"])) for way in ways.values()],
    "strangers": [by_chance(way(earnings["surname"])) for way in ways.values()], "notes": kept["born_note"].tolist(),
    "values": [int(way(earnings["surname"]).nunique()) for way in ways.values()],
}))
"""


@pytest.fixture(scope="module")
def run():
    """Run the notebook in a real kernel; return it as run, and what it found."""
    return executed(NOTEBOOK, TELL)


@pytest.fixture(scope="module")
def found(run):
    return run[1]


def test_headings_are_those_that_others_point_to():
    assert headings(NOTEBOOK) == HEADINGS


def test_no_cell_is_long_and_none_complains(run):
    assert_short_and_quiet(run[0])


def test_small_letters_bring_most_surnames_together_and_do_nearly_all_the_work(found):
    as_typed, lower = found["surnames"]
    assert as_typed == 0 and lower > 0.5
    steps = found["steps"]
    assert steps["as typed"]["links"] == 0
    assert steps["names cleaned"]["right"] > 0.95 * steps["dates both ways"]["right"]


def test_the_usual_recipe_damages_other_alphabets_and_ours_does_not(found):
    assert found["a to z"][2:6] == ["drzonowak", "senobrien", "seanobrien", "ukaszwjcik"]
    assert found["plain"][2:6] == ["zoenowak", "seanobrien", "seanobrien", "lukaszwojcik"]
    assert found["titles"] == ["drew smith", "sir", "hall"]


def test_most_double_barrelled_names_that_differ_share_a_half(found):
    shared, differ = found["halves"]
    assert differ / 2 < shared < differ


def test_each_step_adds_right_links_and_no_wrong_one(found):
    right = [row["right"] for row in found["steps"].values()]
    assert right == sorted(set(right))
    assert all(row["wrong"] == 0 for row in found["steps"].values())
    nicknames, both_ways, dates = (b - a for a, b in itertools.pairwise(right[1:]))
    assert nicknames > both_ways and dates < 20


def test_postcodes_agree_for_fewer_than_half_once_they_are_clean(found):
    as_typed, cleaned = found["postcodes"]
    assert as_typed == 0 and 0.3 < cleaned < 0.5
    assert found["form postcodes"][1] == "NX10UT"
    assert found["form postcodes"][3:5] == [None, None]


def test_first_of_january_stands_alone_and_is_real_for_some(found):
    first, second = found["birthdays"]
    assert found["top"] == "01-01" and first > 1.4 * second
    all_on_payroll, made_up_on_payroll = found["january"]["earnings"]
    all_at_school, made_up_at_school = found["january"]["schools"]
    assert made_up_on_payroll > all_on_payroll / 2
    assert 0 < made_up_at_school < all_at_school / 2
    assert min(found["group"]["Asian"], found["group"]["Black"]) > found["group"]["White"]


def test_the_form_has_three_sentinels_and_its_notes_say_so(found):
    assert found["sentinels"] == 3
    assert found["notes"] == ["", "", "sentinel", "", "", "sentinel", "no such date"]


def test_removing_doubles_removes_twins_and_no_duplicate(found):
    removed, duplicates, twins = found["doubles"]
    assert removed > 10 and duplicates == 0
    assert twins > 0.8


def test_soundex_gains_little_and_makes_strangers_agree(found):
    assert 0.01 < found["soundex"][1] - found["soundex"][0] < 0.07
    assert found["strangers"][1] > 1.2 * found["strangers"][0]
    assert found["values"][1] < 0.7 * found["values"][0]


def test_only_the_swapped_names_are_found(found):
    assert found["linked"] == [False, False, True, False]
