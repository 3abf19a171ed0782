"""Records go wrong as we say: every kind does what its name says, at its rate, and the log explains every change."""

import datetime
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterclass.errors import CourseError
from masterclass.population import mistakes
from masterclass.population.blocks import Block
from masterclass.population.mistakes import EDITS, ELSEWHERE, HABIT, KINDS, ROLES, damage, errors, record
from masterclass.population.sources import IDENTITY, SOURCES, Sightings
from masterclass.population.tables import COMMUNITIES, nicknames, spellings

DEPARTMENTS = (*SOURCES, "census")
EVEN = {"careless": 0.0, "careful_factor": 1.0, "careless_factor": 1.0}  # every record alike
NAMES = ("Catherine", "Mohammed", "Philip", "Jo", "Oluwaseun", "Rebecca", "Thomas", "Li")
SURNAMES = ("Thompson", "Fairford-Wood", "O'Brien", "Okafor", "Knight", "Chowdhury", "Wu", "Arnold")
SEED = 20260630


def people_table(size, seed=1):
    """Return a clean table, as a teacher may have one."""
    rng = np.random.default_rng(seed)
    born = np.datetime64("1950-01-01") + rng.integers(0, 25_000, size).astype("timedelta64[D]")
    return pd.DataFrame(
        {
            "number": [f"QQ{k:06d}" for k in range(size)],
            "first_name": rng.choice(np.array(NAMES, dtype=object), size),
            "surname": rng.choice(np.array(SURNAMES, dtype=object), size),
            "sex": rng.choice(np.array(["F", "M"], dtype=object), size),
            "date_of_birth": born.astype(str).astype(object),
            "address": [f"{k} Mill Street" for k in rng.integers(1, 60, size)],
            "postcode": [
                f"NX{a} {b}DH" for a, b in zip(rng.integers(1, 9, size), rng.integers(0, 9, size), strict=True)
            ],
        }
    )


def every_kind(rate):
    """Return rates under which every kind of error strikes."""
    texts = ("first_name", "surname")
    written = ("nickname", "transliteration", "phonetic", "dropped part", "keyboard typo", "OCR", "missing")
    return {
        **{name: dict.fromkeys(written, rate) for name in texts},
        "names": {"swapped names": rate},
        "home": {"old address": rate},
        "sex": {"wrong option": rate},
        "date_of_birth": dict.fromkeys(("day-month swap", "digit slip", "defaulted date"), rate),
        "postcode": {"character slip": rate},
        "identifier": {"wrong person's identifier": rate},
    }


def replayed(frame, log):
    """Return the frame with the log's changes made in order."""
    again = {name: frame[name].to_numpy(dtype=object, copy=True) for name in frame}
    for row in log.itertuples():
        held = again[row.column][row.record]
        assert held == row.before, f"record {row.record}: the log says {row.before!r} before, the record {held!r}"
        again[row.column][row.record] = row.after
    return pd.DataFrame(again, index=frame.index)


def one_edit(kind, text, seed):
    return EDITS[kind](np.random.default_rng(seed), np.array([text], dtype=object))[0]


# Each kind does what its name says


def key_presses(text):
    """Return every text that one wrong key press makes of a text, but for which neighbour was hit."""
    yield from ((text[:k] + "?" + text[k + 1 :]) for k in range(1, len(text)))
    yield from (text[:k] + text[k + 1 :] for k in range(1, len(text)))
    yield from (text[:k] + text[k] + text[k:] for k in range(1, len(text)))
    yield from (text[: k - 1] + text[k] + text[k - 1] + text[k + 1 :] for k in range(1, len(text)))


@settings(max_examples=200, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=14), st.integers(0, 2**32))
def test_a_keyboard_typo_is_one_wrong_key_press(text, seed):
    typed = one_edit("keyboard typo", text, seed)
    one_replaced = [typed[:k] + "?" + typed[k + 1 :] for k in range(1, len(typed))] if len(typed) == len(text) else []
    assert typed != text
    assert {typed, *one_replaced} & set(key_presses(text))


@given(st.text(min_size=1, max_size=12).filter(lambda text: "\0" not in text), st.integers(0, 2**32))
def test_a_keyboard_typo_takes_any_text_and_leaves_single_letters(text, seed):
    typed = one_edit("keyboard typo", text, seed)
    assert abs(len(typed) - len(text)) <= 1
    if len(text) == 1:
        assert typed == text


def test_a_typo_strikes_keys_side_by_side_and_keeps_capitals():
    names = np.array(["Thompson", "SMITH"] * 2_000, dtype=object)
    typed = mistakes.keyboard_typo(np.random.default_rng(1), names)
    assert all(name.istitle() for name in typed[::2])
    assert all(name.isupper() for name in typed[1::2])
    keys = {after[1] for after in typed[::2] if len(after) == 8 and after[2:] == "ompson"}
    assert keys <= set("yujngbht")
    assert {"u", "g", "j"} <= keys


@settings(max_examples=200, deadline=None)
@given(st.dates(datetime.date(1901, 1, 1), datetime.date(2026, 6, 30)), st.integers(0, 2**32))
def test_dates_gone_wrong_are_still_dates(date, seed):
    text = date.isoformat()
    swapped, slipped, default = (
        one_edit(kind, text, seed) for kind in ("day-month swap", "digit slip", "defaulted date")
    )
    assert datetime.date.fromisoformat(slipped) <= datetime.date(2026, 6, 30)
    assert sum(a != b for a, b in zip(slipped, text, strict=True)) == 1
    assert abs(int(slipped[:4]) - date.year) <= 10
    assert default == f"{date.year}-01-01"
    expected = text[:5] + text[8:] + "-" + text[5:7] if date.day <= 12 else text
    assert swapped == expected
    datetime.date.fromisoformat(swapped)


@given(st.from_regex(r"NX[1-9] [0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True), st.integers(0, 2**32))
def test_a_character_slip_leaves_a_postcode_a_postcode(postcode, seed):
    slipped = one_edit("character slip", postcode, seed)
    assert re.fullmatch(r"NX[1-9] [0-9][ABD-HJLNP-UW-Z]{2}", slipped)
    assert slipped[:4] == postcode[:4]
    assert sum(a != b for a, b in zip(slipped, postcode, strict=True)) == 1


def test_short_forms_and_spellings_are_the_listed_ones():
    rng = np.random.default_rng(1)
    for name, short in nicknames().items():
        assert mistakes.nickname(rng, np.array([name], dtype=object))[0] in short
    for name, others in spellings().items():
        assert mistakes.transliteration(rng, np.array([name.upper()], dtype=object))[0] in [t.upper() for t in others]
    for edit in (mistakes.nickname, mistakes.transliteration):
        assert edit(rng, np.array(["Zzyzx"], dtype=object))[0] == "Zzyzx"


def test_names_are_misheard_by_sound_and_misread_by_shape():
    assert {"Filip", "Philib"} & set(mistakes._variants("phonetic", "Philip"))
    assert "Night" in mistakes._variants("phonetic", "Knight")
    assert "KATHERINE" in mistakes._variants("phonetic", "CATHERINE")
    assert "Amold" in mistakes._variants("ocr", "Arnold")
    assert "5mith" in mistakes._variants("ocr", "Smith")
    for table in ("phonetic", "ocr"):
        for name in (*NAMES, *SURNAMES):
            variants = mistakes._variants(table, name)
            assert name not in variants
            assert all(variants)


def test_a_dropped_part_leaves_one_of_the_parts():
    names = np.array(["Fairford-Wood", "Wood"] * 50, dtype=object)
    assert set(mistakes.dropped_part(np.random.default_rng(1), names)[::2]) == {"Fairford", "Wood"}
    assert set(mistakes.dropped_part(np.random.default_rng(1), names)[1::2]) == {"Wood"}


def test_what_only_the_town_knows_comes_from_another_row_of_a_table():
    table = people_table(400)
    rates = {
        "surname": {"former surname": 0.9},
        "home": {"old address": 0.9},
        "identifier": {"wrong person's identifier": 0.9},
        "quality": EVEN,
    }
    damaged, log = damage(table, rates, np.random.default_rng(1), {"identifier": "number"})
    assert set(log["kind"]) == set(ELSEWHERE)
    assert set(damaged["number"]) <= set(table["number"])
    homes = set(zip(table["address"], table["postcode"], strict=True))
    assert set(zip(damaged["address"], damaged["postcode"], strict=True)) <= homes
    assert damaged["number"].ne(table["number"]).mean() > 0.8


def test_swapped_names_change_places():
    table = people_table(400)
    damaged, log = damage(table, {"names": {"swapped names": 0.5}}, np.random.default_rng(1))
    swapped = damaged["first_name"] != table["first_name"]
    assert swapped.any()
    assert (damaged["surname"] != table["surname"]).equals(swapped)
    assert damaged.loc[swapped, "first_name"].equals(table.loc[swapped, "surname"])
    assert len(log) == 2 * swapped.sum()


# The log, and what stays


@pytest.mark.parametrize("seed", range(5))
def test_every_kind_occurs_and_replaying_the_log_gives_the_damaged_table(seed):
    table, roles = people_table(3_000, seed), {"identifier": "number"}
    rates = every_kind(0.08)
    rates["surname"] = {**rates["surname"], "former surname": 0.08}
    damaged, log = damage(table, rates, np.random.default_rng(seed), roles)
    assert set(log["kind"]) == set(KINDS)
    pd.testing.assert_frame_equal(replayed(table, log), damaged, check_dtype=False)
    assert log["record"].is_monotonic_increasing
    assert (log["before"] != log["after"]).all()
    step = log["kind"].map(KINDS.index)
    assert (step.groupby([log["record"], log["column"]]).diff().dropna() > 0).all(), "in order within a cell"


def test_damage_leaves_its_input_other_columns_types_and_index_alone():
    table = people_table(500).set_index(pd.Index(range(500, 0, -1), name="id"))
    table["pay"], table["admitted"] = np.arange(500), pd.Timestamp("2020-03-05")
    table["surname"] = table["surname"].astype("string")
    before = table.copy(deep=True)
    damaged, log = damage(table, {**every_kind(0.1), "admitted": {"digit slip": 0.2}}, np.random.default_rng(1))
    pd.testing.assert_frame_equal(table, before)
    assert damaged.index.equals(table.index)
    assert damaged.dtypes.equals(table.dtypes)
    assert damaged["pay"].equals(table["pay"])
    damaged.loc[:, "pay"] = -1
    damaged.loc[:, "surname"] = "spoilt"
    pd.testing.assert_frame_equal(table, before)
    assert {"surname", "admitted"} <= set(log["column"])


def test_missing_cells_stay_missing_and_are_not_logged():
    table = people_table(300)
    table.loc[::2, "surname"], table.loc[1::4, "surname"] = None, ""
    damaged, log = damage(table, {"surname": {"keyboard typo": 0.9, "missing": 0.5}}, np.random.default_rng(1))
    assert damaged.loc[::2, "surname"].isna().all()
    assert damaged.loc[1::4, "surname"].eq("").all()
    assert set(log["record"]) <= set(range(3, 300, 4))
    gone = log.loc[log["kind"] == "missing", "record"]
    assert damaged["surname"].iloc[gone].isna().all()


@pytest.mark.parametrize("size", [0, 1, 2])
def test_the_smallest_tables_can_be_damaged(size):
    for seed in range(20):
        damaged, log = damage(people_table(size), every_kind(0.9), np.random.default_rng(seed))
        assert len(damaged) == size
        assert list(log) == ["record", "column", "kind", "before", "after"]


def test_same_state_gives_the_same_damage_and_another_another():
    first, again, other = (damage(people_table(400), every_kind(0.05), np.random.default_rng(s)) for s in (1, 1, 2))
    for one, two in zip(first, again, strict=True):
        pd.testing.assert_frame_equal(one, two)
    assert not first[1].equals(other[1])


# Rates, careless records, groups


def within(count, rate, size, spread=5.0):
    return abs(count - rate * size) <= spread * np.sqrt(size * rate * (1 - rate)) + 1


def test_rates_are_met_within_binomial_bounds():
    table, size = people_table(60_000), 60_000
    rates = {"first_name": {"missing": 0.3}, "sex": {"wrong option": 0.004}, "postcode": {"character slip": 0.05}}
    for quality, factor in ((EVEN, 1.0), ({}, 0.15 * 6.5 + 0.85 * 0.22)):
        _, log = damage(table, {**rates, "quality": quality}, np.random.default_rng(1))
        many = log["kind"].value_counts()
        for kind, rate in (("wrong option", 0.004), ("character slip", 0.05)):
            assert within(many[kind], rate * factor, size)
        capped = 0.3 if quality else 0.15 * 0.95 + 0.85 * 0.22 * 0.3  # no record goes wrong with more than 0.95
        assert within(many["missing"], capped, size)


def test_strikes_are_independent_of_each_other_where_all_records_are_alike():
    rates = {"first_name": {"missing": 0.2}, "surname": {"missing": 0.3}, "quality": EVEN}
    damaged, _ = damage(people_table(40_000), rates, np.random.default_rng(1))
    first, last = damaged["first_name"].isna(), damaged["surname"].isna()
    assert within((first & last).sum(), 0.06, 40_000)
    assert abs(first.astype(int).autocorr()) < 0.02


def test_errors_come_together_in_careless_records():
    rates = {"first_name": {"keyboard typo": 0.03}, "postcode": {"character slip": 0.03}}
    _, log = damage(people_table(40_000), rates, np.random.default_rng(1))
    typo, slip = (set(log.loc[log["kind"] == kind, "record"]) for kind in ("keyboard typo", "character slip"))
    assert len(typo & slip) > 3 * len(typo) * len(slip) / 40_000


def test_rates_may_differ_by_group():
    table = people_table(40_000)
    table["community"] = np.where(np.arange(40_000) < 20_000, "here", "there")
    rates = {"names": {"swapped names": {"here": 0.01, "there": 0.10}}, "quality": EVEN}
    _, log = damage(table, rates, np.random.default_rng(1))
    swapped = log.loc[log["column"] == "surname", "record"]
    assert within((swapped < 20_000).sum(), 0.01, 20_000)
    assert within((swapped >= 20_000).sum(), 0.10, 20_000)


@pytest.mark.parametrize(
    ("rates", "roles", "told"),
    [
        ({"surname": {"typo": 0.1}}, None, "no kind of error called 'typo': expected one of former surname"),
        ({"surname": {"keyboard typo": 1.5}}, None, "1.5 is no rate: expected a number from 0 to 1"),
        ({"surname": 0.1}, None, "expected a table of kinds"),
        ({"forename": {"keyboard typo": 0.1}}, None, "rates speak of 'forename': expected a column of the table"),
        ({"surname": {"keyboard typo": 0.1}}, {"surname": "last"}, "the table has no column 'last'"),
        ({"surname": {"swapped names": 0.1}}, None, "does not happen to 'surname': expected it under 'names'"),
        ({"sex": {"former surname": 0.1}}, None, "does not happen to 'sex': expected it under 'surname'"),
        ({"surname": {"digit slip": 0.9}}, None, "is no date: expected year-month-day"),
        (
            {"names": {"swapped names": {"here": 0.1}}},
            None,
            "differs by group, and the table has no column 'community'",
        ),
        (
            {"names": {"swapped names": {"here": 0.1}}},
            {"community": "sex"},
            "has no rate for '[FM]', a group of column 'sex'",
        ),
    ],
)
def test_wrong_rates_and_roles_are_refused_with_what_was_expected(rates, roles, told):
    with pytest.raises(CourseError, match=told):
        damage(people_table(200), rates, np.random.default_rng(1), roles)


# The file of rates, and departments' records of the town


def test_the_rates_file_holds_only_known_kinds_roles_and_communities():
    assert set(errors()["quality"]["by_community"]) == set(COMMUNITIES)
    for source in DEPARTMENTS:
        assert set(errors()[source]) <= {*ROLES, "quality"}
        checked = list(mistakes._every(errors()[source]))
        assert {kind for _, kind, _ in checked} <= {*KINDS, HABIT}
        for _, kind, rate in checked:
            by_group = rate if isinstance(rate, dict) else dict.fromkeys(COMMUNITIES, rate)
            assert set(by_group) == set(COMMUNITIES), f"{source}: {kind}"
            assert all(0 <= value <= 0.6 for value in by_group.values())


def seen_often(source, block, size):
    """Return a department's sightings, drawn again and again up to ``size`` records."""
    seen = SOURCES[source](np.random.default_rng(SEED), block.people, block.lives)
    return seen.taken(np.random.default_rng(1).integers(0, len(seen.who), size))


@pytest.fixture(scope="module")
def block():
    return Block(SEED, 0, 6_000)


@pytest.mark.parametrize("source", SOURCES)
def test_a_departments_log_explains_every_difference_from_the_truth(block, source):
    seen = seen_often(source, block, 10_000)
    columns, log = record(np.random.default_rng(1), block.people, seen, source)
    truth = pd.DataFrame({**seen.before, **mistakes._identity(block.people, seen)})
    again = replayed(truth, log.frame())
    for name in truth:
        assert (again[name].to_numpy() == columns[name]).all()
    assert list(columns) == [*seen.before, *IDENTITY, *seen.after]


def test_recording_changes_neither_the_people_nor_the_sightings(block):
    seen = seen_often("housing", block, 2_000)
    numbers, first = seen.before["national_insurance_number"].copy(), block.people.first.copy()
    one, _ = record(np.random.default_rng(1), block.people, seen, "housing")
    two, _ = record(np.random.default_rng(1), block.people, seen, "housing")
    assert all((one[name] == two[name]).all() for name in IDENTITY)
    assert (seen.before["national_insurance_number"] == numbers).all()
    assert (block.people.first == first).all()


def test_former_surnames_are_those_borne_before_and_only_of_people_who_changed(block):
    seen = seen_often("earnings", block, 40_000)
    _, log = record(np.random.default_rng(1), block.people, seen, "earnings")
    log = log.frame()
    former = log[log["kind"] == "former surname"]
    who, when = seen.who[former["record"]], seen.when[former["record"]]
    borne = [
        set(block.people.surnames[p][block.people.surname_from[p] <= day]) for p, day in zip(who, when, strict=True)
    ]
    assert all(name in names for name, names in zip(former["after"], borne, strict=True))
    assert (former["after"] != block.people.surname_at(who, when)).all()
    assert len(former) > 100


def test_a_wrong_identifier_is_a_housemates_where_there_is_one(block):
    people, seen = block.people, seen_often("housing", block, 40_000)
    _, log = record(np.random.default_rng(1), people, seen, "housing")
    log = log.frame()
    wrong = log[log["kind"] == "wrong person's identifier"]
    owner = pd.Index(people.nino).get_indexer(wrong["after"])
    person, home = seen.who[wrong["record"]], people.homes[:, 0]
    alone = np.bincount(home)[home[person]] == 1
    assert (owner >= 0).all()
    assert (owner != person).all()
    assert (home[owner] == home[person])[~alone].all()
    assert (~alone).any()


def test_people_who_give_the_family_name_first_do_so_in_several_departments(block):
    people = block.people
    chinese = np.flatnonzero(people.community == COMMUNITIES.index("chinese"))
    who = np.repeat(chinese, 400)
    swapped = {}
    for source in ("earnings", "health"):
        seen = Sightings(who, np.full(len(who), np.datetime64("2025-01-01")), {}, {})
        _, log = record(np.random.default_rng(1), people, seen, source)
        log = log.frame()
        rows = log.loc[(log["kind"] == "swapped names") & (log["column"] == "surname"), "record"]
        swapped[source] = np.bincount(np.searchsorted(chinese, who[rows]), minlength=len(chinese)) / 400
    habit = people.family_first[chinese]
    assert habit.any()
    for source, share in swapped.items():
        assert share[habit].mean() == pytest.approx(errors()[source]["names"][HABIT], abs=0.05)
        assert share[~habit].mean() < 0.08
    assert np.corrcoef(*swapped.values())[0, 1] > 0.8


def test_departments_differ_as_their_ways_of_recording_do(block):
    logs = {}
    for source in SOURCES:
        seen = seen_often(source, block, 20_000)
        logs[source] = record(np.random.default_rng(1), block.people, seen, source)[1].frame()
    share = {source: log["kind"].value_counts() / 20_000 for source, log in logs.items()}
    birth = {s: log.loc[log["column"] == "date_of_birth", "record"].nunique() / 20_000 for s, log in logs.items()}
    assert max(share, key=lambda source: share[source]["phonetic"]) == "justice"
    assert min(share, key=lambda source: share[source]["old address"]) == "benefits"
    assert birth["health"] < 0.003
    assert birth["justice"] > 0.03
    identifiers = {s: log["column"].str.endswith("number").mean() for s, log in logs.items()}
    assert max(identifiers, key=identifiers.get) == "housing"


def test_errors_of_a_department_differ_by_community(block):
    seen = seen_often("schools", block, 40_000)
    _, log = record(np.random.default_rng(1), block.people, seen, "schools")
    log, group = log.frame(), block.people.community[seen.who]
    slips = log.loc[log["kind"].isin(["keyboard typo", "digit slip", "character slip", "phonetic", "OCR"]), "record"]
    share = np.bincount(group[slips.unique()], minlength=7) / np.bincount(group, minlength=7)
    british, pakistani = share[COMMUNITIES.index("british")], share[COMMUNITIES.index("pakistani")]
    assert pakistani > 1.3 * british
