"""Blocks of a town are drawn on their own, tables give nobody away, and the truth explains everything in them."""

import warnings

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from masterclass import population
from masterclass.errors import CourseError
from masterclass.population import TABLES, Block, Town
from masterclass.population.blocks import LETTERS, RECORDED, RECORDS
from masterclass.population.identifiers import pool
from masterclass.population.people import FAMILY_HOME, TODAY
from masterclass.population.sources import IDENTITY
from masterclass.population.tables import rates

SEEDS = (2026, 1)
DAYS = {
    "schools": "recorded_on",
    "earnings": "recorded_on",
    "health": "admitted_on",
    "benefits": "claim_from",
    "housing": "recorded_on",
    "justice": "heard_on",
    "census": "recorded_on",
}
NUMBERS = {
    "schools": ("pupil_number", "upn"),
    "earnings": ("national_insurance_number", "nino"),
    "health": ("nhs_number", "nhs"),
    "benefits": ("national_insurance_number", "nino"),
    "housing": ("national_insurance_number", "nino"),
}
LEARNERS = [name for name in TABLES if not name.startswith("truth/")]
RATES = rates()["records"]


@pytest.fixture(scope="module", params=SEEDS)
def block(request):
    return Block(request.param, 0, 10_000)


@pytest.fixture(scope="module")
def small():
    return Block(3, 2, 400)


def errors_of(block: Block, name: str) -> pd.DataFrame:
    """Return the log of one department's changed cells, in order, without the rows of records entered twice."""
    log = block.records(name).errors
    return log[log["kind"] != "duplicate record"].fillna("")


def days_of(block: Block, name: str) -> np.ndarray:
    """Return the day whose truth each record should hold; a late census form tells of census day."""
    if name == "census":
        return np.full(len(block.records(name).who), np.datetime64("2021-03-21"))
    return block.records(name).frame[DAYS[name]].to_numpy().astype("datetime64[D]")


# Every block on its own


def test_a_block_is_the_same_in_a_town_of_two_blocks_and_of_five():
    two, five = Town(600, 4, block_size=300), Town(1_450, 4, block_size=300)
    assert [each.size for each in five.blocks] == [300] * 4 + [250]
    for name in TABLES:
        for number in (0, 1):
            pd.testing.assert_frame_equal(two.blocks[number].table(name), five.blocks[number].table(name), obj=name)
        whole = pd.concat([each.table(name) for each in five.blocks], ignore_index=True)
        pd.testing.assert_frame_equal(five.table(name), whole, obj=name)
    assert not two.blocks[0].table("health").equals(two.blocks[1].table("health"))


def test_a_far_block_can_be_drawn_without_the_others(small):
    town = Town(1_200, 3, block_size=400)
    for name in TABLES:
        pd.testing.assert_frame_equal(town.blocks[2].table(name), small.table(name), obj=name)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_same_whichever_was_asked_for_first(small, name):
    for other in reversed(TABLES):
        small.table(other)
    pd.testing.assert_frame_equal(Block(3, 2, 400).table(name), small.table(name))


def test_another_seed_draws_other_tables(small):
    other = Block(4, 2, 400)
    for name in TABLES:
        assert not small.table(name).equals(other.table(name)), name


def test_changing_a_table_does_not_change_the_block(small):
    for name in TABLES:
        before = small.table(name).copy()
        taken = small.table(name)
        for column in taken:
            taken.loc[:, column] = taken[column].to_numpy()[::-1]
        taken["spoilt"] = 1
        pd.testing.assert_frame_equal(small.table(name), before, obj=name)


@pytest.mark.parametrize("size", [1, 2, 7, 19, 20, 60])
def test_towns_whose_last_block_is_tiny_come_whole_and_without_a_warning(size):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for seed in range(4):
            town = Town(40 + size, seed, block_size=40 if size <= 40 else 60)
            for name in TABLES:
                assert list(town.table(name).columns) == list(town.blocks[-1].table(name).columns)
            assert len(town.load_truth("people")) == 40 + size
            for name in RECORDED:
                assert len(town.load(name)) == len(town.load_truth(name))


@pytest.mark.parametrize("name", TABLES)
def test_a_column_has_one_type_however_small_the_town(block, name):
    large = block.table(name).dtypes
    for seed in range(3):
        pd.testing.assert_series_equal(Block(seed, 0, 20).table(name).dtypes, large, obj=name)


# Numbers that are unique in the whole town


def test_no_two_blocks_share_a_record_a_person_an_identifier_or_a_postcode():
    town = Town(2_500, 9, block_size=500)
    for name in RECORDED:
        records = town.load(name)
        assert records.index.is_unique
        assert records.index.str.fullmatch(rf"{LETTERS[name]}\d{{5,}}").all()
    people = town.load_truth("people")
    assert people.index.is_unique
    for column in ("nhs_number", "national_insurance_number", "pupil_number"):
        assert people[column].is_unique
    homes = [set(each.table("truth/people")["household_id"]) for each in town.blocks]
    postcodes = [set(each.table("truth/addresses")["postcode"]) for each in town.blocks]
    for parts in (homes, postcodes):
        assert len(set.union(*parts)) == sum(len(part) for part in parts)


def test_record_ids_say_no_more_than_block_and_place():
    for number in (0, 3, 99, 9_999):
        ids = Block(1, number, 30).ids("S", 5)
        assert ids.tolist() == [f"S{number * RECORDS + k:05d}" for k in range(1, 6)]
    with pytest.raises(RuntimeError, match="a block may hold"):
        Block(1).ids("S", RECORDS + 1)


# Nothing gives a person away


@pytest.mark.parametrize("name", LEARNERS)
def test_no_table_has_a_column_of_the_truth_or_a_hidden_index(block, name):
    frame = block.table(name)
    assert not {"person_id", "who", "household_id", "true", "copied_from"} & set(frame.columns)
    assert isinstance(frame.index, pd.RangeIndex)
    assert not frame.attrs
    people = set(block.person_ids)
    for column in frame.select_dtypes(object):
        assert not frame[column].isin(people).any(), column


@pytest.mark.parametrize("name", [name for name in LEARNERS if TABLES[name].endswith("_id")])
def test_a_number_tells_the_block_as_the_dictionary_says(name):
    town = Town(600, 4, block_size=300)
    sizes = [len(block.table(name)) for block in town.blocks]
    numbers = town.table(name)[TABLES[name]].str[1:].astype(int).to_numpy()
    assert (numbers // RECORDS == np.repeat([0, 1], sizes)).all()


def test_identifiers_with_a_suffix_are_still_one_persons_alone():
    for name, column in (("nhs", "nhs_number"), ("nino", "national_insurance_number")):
        again = pool(name)
        held = [Block(5, number, 600).table("truth/people")[column] for number in (0, again - 1, again, 2 * again)]
        assert [set(part.str.extract(r"(-\d+)$", expand=False).fillna("")) for part in held] == [
            {""},
            {""},
            {"-1"},
            {"-2"},
        ]
        assert pd.concat(held).is_unique
        assert set(held[0]) == {number.partition("-")[0] for number in held[2]}, "without it they are the same"
    assert (pool("nhs") * 10_000, pool("nino") * 10_000) == (870_000, 3_490_000)
    assert pool("upn") * 10_000 > population.LARGEST


def test_the_map_of_a_block_is_the_same_in_any_town():
    two, five = Town(600, 4, block_size=300), Town(1_450, 4, block_size=300)
    assert two.blocks[1].features() == five.blocks[1].features()
    areas = [{area["properties"]["area_id"] for area in each.features()} for each in five.blocks]
    assert len(set.union(*areas)) == sum(len(part) for part in areas)


@pytest.fixture(scope="module", params=((2026, 0), (1, 0), (7, 2), (11, 90)))
def any_block(request):
    return Block(*request.param, 10_000)


@pytest.mark.parametrize("name", [*RECORDED, "survey", "casenotes"])
def test_within_a_block_neither_number_nor_order_tells_anything_about_the_person(any_block, name):
    frame, people = any_block.table(name), any_block.people
    who = any_block.records(name).who if name in RECORDED else any_block.form(name).who
    number = frame[TABLES[name]].str[1:].astype(int).to_numpy()
    assert (number == any_block.number * RECORDS + 1 + np.arange(len(who))).all(), "the number is the place"
    row, bound = np.arange(len(who)), 4.5 / np.sqrt(len(who))
    told = {
        "place among the people": who,
        "birth": people.birth[who].astype(int),
        "family": people.homes[who, FAMILY_HOME],
        "address": people.address_at(who, TODAY),
        "surname": pd.factorize(people.surnames[who, 0], sort=True)[0],
        "first name": pd.factorize(people.first[who], sort=True)[0],
        "sex": people.sex[who] == "F",
        "nhs": pd.factorize(people.nhs[who], sort=True)[0],
        "nino": pd.factorize(people.nino[who], sort=True)[0],
        "upn": pd.factorize(people.upn[who], sort=True)[0],
    }
    if day := {**DAYS, "casenotes": "written_on"}.get(name):
        told["day"] = pd.to_datetime(frame[day]).astype(np.int64)
    for what, values in told.items():
        found = stats.spearmanr(row, values).statistic
        assert abs(found) < bound, f"{what}: {found:.3f}"
    for values in (who, people.homes[who, FAMILY_HOME]):
        tied = np.bincount(values)
        by_chance = (tied * (tied - 1)).sum() / len(values)
        assert (values[1:] == values[:-1]).sum() <= by_chance + 5 * np.sqrt(by_chance) + 3, "neighbours are related"


def test_identifiers_tell_nothing_about_the_person_or_each_other(block):
    people = block.people
    numbers = {kind: pd.factorize(getattr(people, kind), sort=True)[0] for kind in ("nhs", "nino", "upn")}
    told = {
        **numbers,
        "place": np.arange(len(people)),
        "birth": people.birth.astype(int),
        "home": people.homes[:, FAMILY_HOME],
    }
    for kind, values in numbers.items():
        for what, other in told.items():
            if what != kind:
                assert abs(stats.spearmanr(values, other).statistic) < 4.5 / np.sqrt(len(people)), (kind, what)


def test_people_are_in_no_order(block):
    people = block.people
    place = np.arange(len(people))
    for values in (people.birth.astype(int), people.homes[:, FAMILY_HOME], people.address_at(place, TODAY)):
        assert abs(stats.spearmanr(place, values).statistic) < 4.5 / np.sqrt(len(people))
    assert (np.diff(people.homes[:, FAMILY_HOME]) == 0).sum() < 15, "families stand together"


def test_records_at_one_place_of_two_tables_are_not_of_one_person(block):
    for left in RECORDED:
        for right in RECORDED:
            if left < right:
                one, other = block.records(left).who, block.records(right).who
                size = min(len(one), len(other))
                many = np.bincount(one, minlength=block.size) * np.bincount(other, minlength=block.size)
                by_chance = size * many.sum() / len(one) / len(other)
                assert (one[:size] == other[:size]).sum() <= by_chance + 5 * np.sqrt(by_chance) + 3


# The truth explains everything


def true_cells(block: Block, name: str) -> pd.DataFrame:
    """Return what each record should have held, from the published tables of the truth alone."""
    person, when = block.true_person(name), days_of(block, name)
    people = block.table("truth/people").set_index("person_id").loc[person].reset_index(drop=True)
    on = pd.Series(when).dt.strftime("%Y-%m-%d")
    married = (people["surname_changed_on"].fillna("9999") <= on).to_numpy()
    back = (people["surname_changed_back_on"].fillna("9999") <= on).to_numpy()
    married_name = married_names(block).reindex(person).to_numpy()
    cells = people[["first_name", "sex", "date_of_birth"]].copy()
    cells["surname"] = np.where(married & ~back, married_name, people["surname_at_birth"])
    stays = block.table("truth/addresses")
    stays["from"] = pd.to_datetime(stays["from"].fillna("1900-01-01")).astype("datetime64[s]")
    asked = pd.DataFrame(
        {"person_id": person.to_numpy(), "on": when.astype("datetime64[s]"), "row": np.arange(len(when))}
    )
    found = pd.merge_asof(
        asked.sort_values("on"), stays.sort_values("from"), left_on="on", right_on="from", by="person_id"
    ).sort_values("row")
    cells["address"], cells["postcode"] = found["address"].to_numpy(), found["postcode"].to_numpy()
    if name in NUMBERS:
        column, kind = NUMBERS[name]
        assert (people[column] == getattr(block.people, kind)[block.records(name).who]).all()
        cells[column] = people[column]
    cells.index = person.index
    return cells


def married_names(block: Block) -> pd.Series:
    """Return each person's name after marriage: the one of today, unless she went back to her own."""
    return pd.Series(block.people.surnames[:, 1], index=block.person_ids)


def as_written(name: str, column: str, values: pd.Series) -> pd.Series:
    """Write a cell the department's own way: payroll in capitals, and postcodes without the space."""
    if name == "earnings" and column in ("first_name", "surname"):
        return values.str.upper()
    if name == "earnings" and column == "postcode":
        return values.str.replace(" ", "")
    return values


@pytest.mark.parametrize("name", RECORDED)
def test_every_difference_from_the_truth_is_in_the_log_and_the_log_is_a_chain(block, name):
    truth, log = true_cells(block, name), errors_of(block, name)
    held = block.records(name).frame[list(truth.columns)].fillna("")
    if name == "census":  # students counted at two homes: one of these is their parents'
        once = ~block.true_person(name).duplicated(keep=False)
        truth, held, log = truth[once], held[once], log[log["record_id"].isin(truth.index[once])]
    assert set(log["column"]) <= set(truth.columns)
    assert log["record_id"].isin(held.index).all() and (log["table"] == name).all()
    for column in truth.columns:
        mine = log[log["column"] == column]
        first, last = mine.drop_duplicates("record_id"), mine.drop_duplicates("record_id", keep="last")
        expected = truth[column].copy()
        assert (first["before"].to_numpy() == expected[first["record_id"]]).all(), f"{column}: before is not the truth"
        expected[last["record_id"]] = last["after"].to_numpy()
        differs = held[column] != as_written(name, column, expected)
        assert not differs.any(), f"{column}: {differs.sum()} cells unexplained, such as {held.index[differs][:3]}"
        assert (mine["before"] != mine["after"]).all()
        follows = mine["record_id"].to_numpy()[1:] == mine["record_id"].to_numpy()[:-1]
        assert (mine["before"].to_numpy()[1:] == mine["after"].to_numpy()[:-1])[follows].all(), f"{column}: not a chain"
    assert len(log) > 20


@pytest.mark.parametrize("name", RECORDED)
def test_what_only_the_department_holds_is_never_spoilt(block, name):
    frame, people = block.records(name).frame, block.people
    who = block.records(name).who
    for column in frame.columns.intersection(["ethnicity"]):
        assert (frame[column] == people.ethnicity[who]).all()
    assert frame[DAYS[name]].notna().all()
    assert list(frame.columns)[: len(IDENTITY)] != sorted(frame.columns)
    assert [column for column in frame if column in IDENTITY] == list(IDENTITY)


def test_the_truth_of_records_names_every_record_once(block):
    truth = block.table("truth/records")
    assert not truth.duplicated(["table", "record_id"]).any()
    assert truth["person_id"].isin(block.person_ids).all()
    assert set(truth["table"]) == {*RECORDED, "survey"}
    for name, part in truth.groupby("table"):
        assert part["record_id"].tolist() == block.table(name)[f"{name}_id"].tolist()


def test_stays_are_in_order_and_lead_to_todays_home(block):
    stays = block.table("truth/addresses").fillna("")
    assert set(stays["person_id"]) == set(block.person_ids)
    follows = stays["person_id"].to_numpy()[1:] == stays["person_id"].to_numpy()[:-1]
    assert (stays["from"].to_numpy()[1:] > stays["from"].to_numpy()[:-1])[follows].all()
    assert stays["from"].max() <= str(TODAY)
    people = block.table("truth/people")
    here = people[people["left_on"].isna() & people["died_on"].isna()]
    last = stays.drop_duplicates("person_id", keep="last").set_index("person_id").loc[here["person_id"]]
    homes = pd.DataFrame(
        {"home": here["household_id"].to_numpy(), "address": (last["address"] + last["postcode"]).to_numpy()}
    )
    assert homes.drop_duplicates().shape[0] == homes["home"].nunique() == homes["address"].nunique()


def test_nobody_stays_on_after_leaving_or_dying(block):
    stays = block.table("truth/addresses").fillna("")
    people = block.table("truth/people").set_index("person_id")
    end = people[["left_on", "died_on"]].fillna("9999").min(axis=1).reindex(stays["person_id"]).to_numpy()
    assert (stays["from"].to_numpy() < end).all()


def test_a_change_of_name_is_told_only_when_it_happened(block):
    people = block.table("truth/people").fillna("")
    changed = people["surname_changed_on"] != ""
    back = people["surname_changed_back_on"] != ""
    assert (changed | ~back).all()
    assert (people["surname_changed_back_on"][back] > people["surname_changed_on"][back]).all()
    now = people["surname"] != people["surname_at_birth"]
    assert (now[changed & ~back]).all() and not now[~changed | back].any()


# Copies and records entered twice


@pytest.mark.parametrize("name", RATES["copied"])
def test_a_copied_mistake_stands_in_an_earlier_record_of_the_same_person(block, name):
    origin = "health" if name == "health" else "benefits"
    there, here, log = block.records(origin), block.records(name), errors_of(block, name)
    copies = log[log["copied_from"] != ""]
    assert len(copies) > 20
    place = pd.Series(np.arange(len(there.who)), index=there.frame.index)
    assert copies["copied_from"].isin(place.index).all()
    source = place[copies["copied_from"]].to_numpy()
    row = here.frame.index.get_indexer(copies["record_id"])
    assert (there.who[source] == here.who[row]).all()
    assert (days_of(block, origin)[source] <= days_of(block, name)[row]).all()
    assert (copies["copied_from"].to_numpy() != copies["record_id"].to_numpy()).all()
    for column, part in copies.groupby("column"):
        values = there.frame[column].fillna("")[part["copied_from"]].to_numpy()
        assert (values == part["after"].to_numpy()).all()
        assert (here.frame[column].fillna("")[part["record_id"]].to_numpy() == values).all()
    assert (copies.groupby("record_id")["copied_from"].nunique() == 1).all()
    assert not log.duplicated(["record_id", "column", "copied_from"])[log["copied_from"] != ""].any()


@pytest.mark.parametrize("name", RATES["copied"])
def test_as_many_records_are_copied_as_the_rates_say(block, name):
    """A record that was copied holds the very identity of its source, mistakes included; few others do."""
    origin = "health" if name == "health" else "benefits"
    there, here = block.records(origin), block.records(name)
    columns = [c for c in here.frame if c in IDENTITY or c in NUMBERS[name]]
    wrong = errors_of(block, origin)
    wrong = wrong[(wrong["column"].isin(columns)) & (wrong["copied_from"] == "")]["record_id"].unique()
    order = np.lexsort((days_of(block, origin), there.who))
    if name == "health":
        order = order[np.unique(there.who[order], return_index=True)[1]]
    first = pd.DataFrame(
        {"who": there.who[order], "source": there.frame.index[order], "on": days_of(block, origin)[order]}
    )
    later = pd.DataFrame({"who": here.who, "row": here.frame.index, "day": days_of(block, name)})
    pairs = later.merge(first, on="who")
    pairs = pairs[(pairs["on"] <= pairs["day"]) & (pairs["row"] != pairs["source"])]
    pairs = pairs.sort_values(["row", "on"]).drop_duplicates("row", keep="last")
    pairs = pairs[pairs["source"].isin(wrong)]
    left = here.frame.loc[pairs["row"], columns].fillna("").to_numpy()
    right = there.frame.loc[pairs["source"], columns].fillna("").to_numpy()
    same = (left == right).all(axis=1)
    rate = RATES["copied"][name]
    assert len(same) > 15
    assert abs(same.mean() - rate) < 4.5 * np.sqrt(rate * (1 - rate) / len(same)) + 0.12


@pytest.mark.parametrize("name", RECORDED)
def test_records_entered_twice_are_logged_as_two_of_one_person_and_day(block, name):
    made = block.records(name)
    twice = made.errors[made.errors["kind"] == "duplicate record"]
    rate = RATES["duplicated"].get(name, 0)
    if not rate:
        assert not len(twice)
        return
    assert (twice["column"] == f"{name}_id").all()
    assert (twice["record_id"] == twice["after"]).all() and (twice["before"] != twice["after"]).all()
    assert twice["after"].is_unique and twice["before"].is_unique
    one, other = (made.frame.index.get_indexer(twice[side]) for side in ("before", "after"))
    assert min(one.min(), other.min()) >= 0
    assert (made.who[one] == made.who[other]).all()
    facts = [column for column in made.frame if column not in (*IDENTITY, *NUMBERS.get(name, ()))]
    left, right = (made.frame[facts].iloc[rows].reset_index(drop=True) for rows in (one, other))
    pd.testing.assert_frame_equal(left, right)
    expected = rate * (len(made.frame) - len(twice))
    assert abs(len(twice) - expected) < 4.5 * np.sqrt(expected)
    assert abs((one < other).sum() - len(one) / 2) <= 2.5 * np.sqrt(len(one)), "neither stands first"


def test_the_log_is_in_the_order_of_the_records(block):
    for name in RECORDED:
        place = block.records(name).frame.index.get_indexer(block.records(name).errors["record_id"])
        assert (np.diff(place) >= 0).all()


# Who is asked for what there is not


def test_a_table_or_department_there_is_not_is_refused(small):
    for ask in (small.table, small.true_person, population.draw(50, 1).load, population.draw(50, 1).load_truth):
        for name in ("school", "truth/nothing", ""):
            with pytest.raises(CourseError, match="expected one of schools, earnings, health"):
                ask(name)
