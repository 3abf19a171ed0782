"""The other forms of data are what we say: who is in them and who is not, what they hide, and where things are."""

import re
import tomllib
from importlib import resources
from itertools import combinations, pairwise
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.path import Path as Outline

from masterclass import population
from masterclass.errors import CourseError
from masterclass.population import forms, picture
from masterclass.population.blocks import Block
from masterclass.population.people import CARE_HOME, HALL, SHARED, TODAY, YEAR, address_text, days
from masterclass.population.places import ADDRESSES, AREA

CENSUS_DAY, SURVEY_DAY = np.datetime64("2021-03-21"), np.datetime64("2025-10-01")
FIELDS = {
    name: [field[0] for field in entry["fields"]]
    for name, entry in tomllib.loads(
        resources.files(population).joinpath("columns-forms.toml").read_text(encoding="utf-8")
    ).items()
}


def form(block, name, seed=None):
    return forms.FORMS[name](block.rng(name) if seed is None else np.random.default_rng(seed), block)


@pytest.fixture(scope="module")
def block():
    return Block(2026, 0, 10_000)


@pytest.fixture(scope="module")
def blocks(block):
    return [block, *(Block(seed, 1, 10_000) for seed in (1, 7))]


# All of them


@pytest.mark.parametrize("name", forms.FORMS)
def test_columns_are_those_of_the_data_dictionary(block, name):
    made = form(block, name)
    assert list(made.frame) == FIELDS[name]
    for truth, frame in made.truth.items():
        assert list(frame) == FIELDS[f"truth/{truth}"]


@pytest.mark.parametrize("name", forms.FORMS)
def test_the_same_seed_gives_the_same_form_and_another_block_another(name):
    made, again, other = (form(Block(5, number, 600), name) for number in (3, 3, 4))
    pd.testing.assert_frame_equal(made.frame, again.frame)
    assert not made.frame.equals(other.frame)
    for truth in made.truth:
        pd.testing.assert_frame_equal(made.truth[truth], again.truth[truth])


@pytest.mark.parametrize("size", (1, 2, 5, 30))
def test_the_last_block_of_a_town_may_be_tiny(size):
    tiny = Block(8, 2, size)
    seen = forms.census(tiny.rng("census"), tiny.people, tiny.lives)
    assert len(seen.who) <= 2 * size
    for name in forms.FORMS:
        assert list(form(tiny, name).frame) == FIELDS[name]
    assert len(forms.features(tiny)) >= 1


def test_keys_are_of_no_other_block():
    one, two = Block(5, 0, 600), Block(5, 1, 600)
    for name, key in (
        ("survey", "survey_id"),
        ("footfall", "sensor_id"),
        ("casenotes", "casenote_id"),
        ("spending", "area_id"),
        ("address_register", "uprn"),
    ):
        assert not set(form(one, name).frame[key]) & set(form(two, name).frame[key])


# The census


def test_the_census_is_recorded_as_departments_record_with_what_goes_wrong(block):
    table = block.table("census")
    assert list(table) == FIELDS["census"]
    assert set(block.records("census").errors["column"]) >= {"first_name", "surname", "date_of_birth", "postcode"}
    assert not {"when", "who", "person_id"} & set(table)


@pytest.fixture(scope="module")
def counted(blocks):
    """Return everybody who was there on census day, in a frame, with how often the census counted them."""
    parts = []
    for block in blocks:
        people = block.people
        here = np.flatnonzero(people.present(CENSUS_DAY))
        seen = forms.census(block.rng("census"), people, block.lives)
        parts.append(
            pd.DataFrame(
                {
                    "times": np.bincount(seen.who, minlength=len(people))[here],
                    "age": people.age_at(here, CENSUS_DAY),
                    "sex": people.sex[here],
                    "ethnicity": people.ethnicity[here],
                    "shared": people.household_kind[people.household_at(here, CENSUS_DAY)] == SHARED,
                    "homeless": (block.lives.homeless_from[here] <= CENSUS_DAY)
                    & (block.lives.homeless_until[here] > CENSUS_DAY),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def test_the_census_counts_only_people_who_are_there_and_misses_about_three_in_a_hundred(blocks, counted):
    for block in blocks:
        seen = forms.census(block.rng("census"), block.people, block.lives)
        assert block.people.present(CENSUS_DAY)[seen.who].all()
    assert 0.024 < (counted["times"] == 0).mean() < 0.040


@pytest.mark.parametrize(
    "more",
    (
        lambda f: f["age"].between(20, 30),
        lambda f: f["sex"] == "M",
        lambda f: f["ethnicity"] != "White",
        lambda f: f["shared"],
        lambda f: f["homeless"],
    ),
    ids=("aged 20 to 29", "men", "minorities", "shared houses", "homeless"),
)
def test_the_census_misses_more_of_some_groups(counted, more):
    missed, group = counted["times"] == 0, more(counted)
    assert missed[group].mean() > missed[~group].mean()


def test_the_census_often_misses_everybody_in_a_home(block):
    people = block.people
    here = np.flatnonzero(people.present(CENSUS_DAY))
    home = people.household_at(here, CENSUS_DAY)
    missed = ~np.isin(here, forms.census(block.rng("census"), people, block.lives).who)
    at_home, gone = np.bincount(home)[home], np.bincount(home, weights=missed)[home]
    others_gone = ((gone - missed) / np.maximum(at_home - 1, 1))[at_home > 1]
    assert others_gone[missed[at_home > 1]].mean() > 5 * others_gone[~missed[at_home > 1]].mean()


def test_who_is_counted_twice_is_a_student_with_a_form_here_and_one_at_the_parents(blocks):
    twice = 0
    for block in blocks:
        people = block.people
        seen = forms.census(block.rng("census"), people, block.lives)
        again = np.flatnonzero(seen.when < CENSUS_DAY)
        twice += len(again)
        assert (seen.after["activity"][again] == "student").all()
        first = np.array([np.flatnonzero((seen.who == who) & (seen.when == CENSUS_DAY))[0] for who in seen.who[again]])
        assert (seen.after["form_number"][first] != seen.after["form_number"][again]).all()
        family = people.homes[seen.who[again], 0]
        here = np.flatnonzero(people.present(CENSUS_DAY))
        for who, when, home in zip(seen.who[again], seen.when[again], family, strict=True):
            lives_there = here[people.household_at(here, CENSUS_DAY) == home]
            assert len(lives_there) and who not in lives_there
            assert people.address_at(np.array([who]), when) == people.address_at(lives_there[:1], CENSUS_DAY)
    assert twice > 5


def test_people_of_one_home_share_a_form_and_its_number_tells_nothing_of_the_household(block):
    people = block.people
    seen = forms.census(block.rng("census"), people, block.lives)
    once = seen.when == CENSUS_DAY
    pairs = pd.DataFrame(
        {"home": people.household_at(seen.who[once], CENSUS_DAY), "form": seen.after["form_number"][once]}
    ).drop_duplicates()
    assert pairs["home"].is_unique and pairs["form"].is_unique
    assert abs(np.corrcoef(pairs["home"], pairs["form"].str[1:].astype(int))[0, 1]) < 0.06


def test_activity_goes_with_age(block):
    seen = forms.census(block.rng("census"), block.people, block.lives)
    age, does = block.people.age_at(seen.who, CENSUS_DAY), seen.after["activity"]
    assert ((does == "") == (age < 16)).all()
    assert (does[age > 70] == "retired").mean() > 0.8
    assert (does[(age > 30) & (age < 50)] == "working").mean() > 0.7
    assert ((seen.after["term_time_address"] != "") == (does == "student")).all()


# The survey


def adults_in_households(block):
    people, lives = block.people, block.lives
    adult = people.present(SURVEY_DAY) & (people.birth <= SURVEY_DAY - days(16 * YEAR))
    adult &= ~((lives.homeless_from <= SURVEY_DAY) & (lives.homeless_until > SURVEY_DAY))
    who = np.flatnonzero(adult)
    return who[~np.isin(people.household_kind[people.household_at(who, SURVEY_DAY)], (HALL, CARE_HOME))]


def test_design_weights_estimate_the_adults_of_the_town_and_the_poor_among_them(block):
    who = adults_in_households(block)
    draws = [form(block, "survey", seed) for seed in range(40)]
    for true, estimates in (
        (len(who), [made.frame["design_weight"].sum() for made in draws]),
        (
            block.people.poor[who].sum(),
            [made.frame["design_weight"].to_numpy() @ block.people.poor[made.who] for made in draws],
        ),
    ):
        assert abs(np.mean(estimates) - true) < 4 * np.std(estimates, ddof=1) / len(draws) ** 0.5
    assert np.std([made.frame["design_weight"].sum() for made in draws]) < 0.06 * len(who)


def test_the_survey_asks_one_adult_in_twelve_of_different_households_and_more_in_poorer_areas(block):
    who, made = adults_in_households(block), form(block, "survey")
    assert np.isin(made.who, who).all()
    assert len(made.who) == pytest.approx(len(who) / 12, abs=3)
    assert len(np.unique(block.people.household_at(made.who, SURVEY_DAY))) == len(made.who)
    assert block.people.poor[made.who].mean() > block.people.poor[who].mean()


def test_some_groups_answer_less(blocks):
    parts = []
    for block in blocks:
        for seed in range(5):
            made = form(block, "survey", seed)
            age, poor = block.people.age_at(made.who, SURVEY_DAY), block.people.poor[made.who]
            parts.append(pd.DataFrame({"answers": made.frame["responded"], "young": age < 35, "poor": poor}))
    asked = pd.concat(parts)
    assert 0.40 < asked["answers"].mean() < 0.62
    for group in ("young", "poor"):
        assert asked.loc[asked[group], "answers"].mean() < asked.loc[~asked[group], "answers"].mean() - 0.03


def test_who_does_not_answer_leaves_blanks_and_who_answers_tells_what_the_payroll_tells(block):
    made = form(block, "survey")
    answers = FIELDS["survey"][5:]
    assert made.frame.loc[~made.frame["responded"], answers].isna().all(axis=None)
    given = made.frame["responded"].to_numpy()
    assert made.frame.loc[given, [a for a in answers if a != "pay_band"]].notna().all(axis=None)
    on_payroll = np.isin(made.who, block.records("earnings").who)
    assert (made.frame.loc[given & on_payroll, "working"] == "yes").all()
    assert made.frame.loc[given & ~on_payroll, "pay_band"].isna().all()


def test_the_survey_holds_no_name_number_or_address():
    assert not {"first_name", "surname", "date_of_birth", "address", "postcode"} & set(FIELDS["survey"])


# Footfall


def test_sensors_go_wrong_as_the_truth_says(blocks):
    for block in blocks:
        made = form(block, "footfall")
        problems = made.truth["outages"].set_index("problem")
        assert sorted(problems.index) == ["silent", "stuck", "undercounts"]

        def counts(problem, made=made, problems=problems):
            sensor, first, last = problems.loc[problem]
            mine = made.frame[made.frame["sensor_id"] == sensor]
            during = mine["hour"].between(first, last)
            return mine.loc[during, "count"], mine.loc[~during, "count"]

        silent, before = counts("silent")
        assert silent.isna().all() and before.notna().all()
        assert counts("stuck")[0].nunique() == 1
        moved, before = counts("undercounts")
        assert 0.4 < moved.mean() / before.mean() < 0.8


def test_footfall_keeps_the_rhythm_of_the_week(block, monkeypatch):
    monkeypatch.setattr(forms, "_outages", lambda *_: pd.DataFrame())
    monkeypatch.setitem(forms.forms()["footfall"], "lost", 0.0)
    counts = form(block, "footfall").frame
    assert len(counts) == 6 * 56 * 24 and counts["hour"].min() == "2026-04-13T00:00"
    hour = pd.to_datetime(counts["hour"])
    market = counts[(counts["place"] == "Market Place") & (hour.dt.hour == 11) & (hour.dt.dayofweek < 5)]
    thursday = pd.to_datetime(market["hour"]).dt.dayofweek == 3
    assert market.loc[thursday, "count"].mean() > 1.4 * market.loc[~thursday, "count"].mean()
    station = counts[(counts["place"] == "Station Road") & (hour.dt.hour == 8)].set_index("hour")["count"]
    assert station[["2026-05-04T08:00", "2026-05-25T08:00"]].max() < 0.75 * station.median()


def test_few_hours_never_arrive(blocks):
    rows = sum(len(form(block, "footfall").frame) for block in blocks)
    assert 0.99 * 3 * 6 * 56 * 24 < rows < 3 * 6 * 56 * 24


# Card spending


def test_small_cells_are_blank_and_only_they():
    for size in (400, 6_000):
        cells = form(Block(3, 0, size), "spending").frame
        blank = cells["cardholders"].isna()
        assert (cells["cardholders"].dropna() >= 10).all()
        assert (cells[["transactions", "pounds"]].isna().all(axis=1) == blank).all()
        assert (cells["transactions"].dropna() >= cells["cardholders"].dropna()).all()
    assert blank.mean() < 0.5


def test_the_bank_sees_part_of_the_spending_and_less_of_it_in_poorer_areas(blocks):
    sums = np.zeros((2, 2))  # poorest and richest areas, bank and everybody
    for block in blocks:
        made = form(block, "spending")
        whole, cells = made.truth["spending"], made.frame
        assert whole[["area_id", "category", "month"]].equals(cells[["area_id", "category", "month"]])
        decile = pd.Series(forms.deprivation(block.people), index=forms.area_ids(block))
        of, food = cells["area_id"].map(decile), cells["category"] == "food"
        for k, areas in enumerate((of <= 3, of >= 8)):
            sums[k] += cells.loc[areas & food, "pounds"].sum(), whole.loc[areas & food, "pounds"].sum()
    poorest, richest = sums[:, 0] / sums[:, 1]
    assert 0.15 < poorest < richest < 0.45


def test_december_is_dearer_and_truth_counts_every_adult(block):
    whole = form(block, "spending").truth["spending"]
    other = whole[whole["category"] == "other"].groupby("month")["pounds"].sum()
    assert other["2025-12"] > 1.4 * other["2025-11"]
    adults = (
        block.people.present(np.datetime64("2025-05-15")) & (block.people.birth < np.datetime64("2007-05-15"))
    ).sum()
    food = whole[(whole["category"] == "food") & (whole["month"] == "2025-05")]["pounds"].sum()
    assert 200 < food / adults < 300


# Case notes


@pytest.fixture(scope="module")
def noted(blocks):
    return [form(block, "casenotes") for block in blocks]


def test_every_homelessness_application_has_a_note_or_two(blocks, noted):
    for block, made in zip(blocks, noted, strict=True):
        housing = block.records("housing")
        applications = housing.frame.index[housing.frame["contact"] == "homelessness application"]
        assert set(made.frame["housing_id"]) == set(applications)
        assert made.frame["housing_id"].value_counts().between(1, 2).all()
        place = housing.frame.index.get_indexer(made.frame["housing_id"])
        assert (housing.who[place] == made.who).all()
        assert (made.frame["written_on"].to_numpy() >= housing.frame["recorded_on"].to_numpy()[place]).all()
        assert made.frame["written_on"].max() <= str(TODAY)


def test_a_note_holds_no_first_name_but_the_one_on_its_record(blocks, noted):
    ours = {word.lower() for word in words(str(forms.forms()["casenotes"]))}
    ours |= {month[:3].lower() for month in forms.forms()["casenotes"]["months"].split()}  # Jun is a name too
    wrong = 0
    for block, made in zip(blocks, noted, strict=True):
        housing, people = block.records("housing"), block.people
        held = housing.frame["first_name"].fillna("").reindex(made.frame["housing_id"])
        names = {name for name in people.first if name.lower() not in ours}
        for who, name, text in zip(made.who, held, made.frame["text"], strict=True):
            assert not names & words(text) - words(name), (people.first[who], name, text)
        wrong += (held.to_numpy() != people.first[made.who]).sum()
    assert wrong > 20, "records with a wrong name have notes too"


def test_a_note_on_a_record_without_a_first_name_calls_the_applicant_the_client():
    block = Block(7, 1, 4_000)
    block.records("housing").frame["first_name"] = np.nan
    made = form(block, "casenotes")
    months = words(forms.forms()["casenotes"]["months"])
    for who, text in zip(made.who, made.frame["text"], strict=True):
        assert not words(text) & {block.people.first[who], "nan"} - months, text
    assert made.frame["text"].str.contains("the client", case=False).any()


def words(text):
    return set(re.findall(r"[A-Za-z]+", text))


def test_every_slip_in_a_note_is_in_the_log_and_nothing_else_is(blocks, monkeypatch):
    logged = [block.table("truth/errors").query("table == 'casenotes'").set_index("record_id") for block in blocks]
    typed = [block.table("casenotes").set_index("casenote_id")["text"] for block in blocks]
    monkeypatch.setattr(forms, "_slip", lambda text, first, draw: text)
    for block, log, texts in zip(blocks, logged, typed, strict=True):
        meant = form(block, "casenotes").frame.set_index("casenote_id")["text"]
        assert sorted(log.index) == sorted(texts.index[texts != meant]) and len(log) > 3
        assert (log["after"] == texts[log.index]).all() and (log["before"] == meant[log.index]).all()
        assert (log["column"] == "text").all() and (log["kind"] == "keyboard typo").all()


def test_what_is_stated_holds_and_what_is_denied_or_of_others_does_not(noted):
    facts = pd.concat([made.truth["facts"] for made in noted])
    assert facts.loc[facts["mention"].isin(["stated", "not mentioned"]), "holds"].all()
    assert not facts.loc[facts["mention"].isin(["denied", "of somebody else"]), "holds"].any()
    assert set(facts["mention"]) == {"stated", "denied", "of somebody else", "not mentioned"}
    assert set(facts["fact"]) == set(forms.forms()["casenotes"]["facts"])


def test_two_notes_on_one_application_agree_on_what_holds(noted):
    for made in noted:
        facts = made.truth["facts"].merge(made.frame[["casenote_id", "housing_id"]])
        true = facts[facts["holds"]].groupby("casenote_id")["fact"].agg(frozenset)
        of = made.frame.set_index("casenote_id")["housing_id"]
        per_note = true.reindex(of.index).map(lambda held: held if isinstance(held, frozenset) else frozenset())
        assert (per_note.groupby(of).nunique() == 1).all()


def test_the_note_says_what_the_truth_says_it_says(block, monkeypatch):
    rate = forms.forms()["casenotes"]
    monkeypatch.setitem(rate, "slip", 0.0)
    made = form(block, "casenotes")
    texts = made.frame.set_index("casenote_id")["text"]
    kind = {"stated": "stated", "denied": "denied", "of somebody else": "others"}
    mentioned = made.truth["facts"][made.truth["facts"]["mention"] != "not mentioned"]
    for note, fact, _, mention in mentioned.itertuples(index=False):
        patterns = rate["facts"][fact][kind[mention]]
        assert any(re.search(as_written(p, rate["short"]), texts[note], re.I) for p in patterns), (texts[note], fact)


def as_written(pattern, short):
    """Return an expression that finds a sentence whatever fills its gaps and whatever an officer shortens."""
    found = re.sub(r"\\{\w+\\}", ".+?", re.escape(pattern))
    for long, brief in short:
        found = found.replace(re.escape(long), f"(?:{re.escape(long)}|{re.escape(brief)})")
    return found


def test_looking_for_a_word_alone_misleads(noted):
    texts = pd.concat([made.frame.assign(block=k) for k, made in enumerate(noted)])
    facts = pd.concat([made.truth["facts"].assign(block=k) for k, made in enumerate(noted)])
    rough = facts[facts["holds"] & (facts["fact"] == "sleeping rough")].set_index(["block", "casenote_id"]).index
    found = texts.set_index(["block", "casenote_id"])["text"].str.contains("rough", case=False)
    right = found[found].index.isin(rough)
    assert right.mean() < 0.8
    assert found[found.index.isin(rough)].mean() < 0.8


def test_notes_do_not_look_stamped(noted):
    texts = pd.concat([made.frame["text"] for made in noted])
    assert texts.nunique() > 0.995 * len(texts)
    sentences = texts.str.split(r"\. |; | - ", regex=True)
    assert sentences.map(len).between(2, 5).all()
    assert sentences.explode().value_counts().iloc[0] < 0.05 * len(texts)
    assert not texts.str.contains(r"[{}\n]", regex=True).any()


def test_care_leavers_in_the_notes_are_the_people_who_were_in_care(blocks, noted):
    leavers = 0
    for block, made in zip(blocks, noted, strict=True):
        says = made.truth["facts"].query("fact == 'care leaver' and holds")["casenote_id"]
        who = made.who[made.frame["casenote_id"].isin(says)]
        assert block.people.care[who].all()
        leavers += len(who)
    assert leavers > 3


# Where things are


def shoelace(ring):
    x, y = ring.T
    return (x[:-1] * y[1:] - x[1:] * y[:-1]).sum() / 2


@settings(max_examples=40, deadline=None)
@given(areas=st.integers(1, ADDRESSES // AREA + 1), seed=st.integers(0, 10**6), number=st.integers(0, 9_000))
def test_areas_tile_their_district_and_hold_their_houses(areas, seed, number):
    ground = forms.lay_out(np.random.default_rng(seed), areas, number)
    rings = ground.rings()
    assert len(rings) == areas
    corner = np.array(ground.bend(np.zeros(1), np.zeros(1)))[:, 0]
    far = np.array(ground.bend(np.ones(1), np.ones(1)))[:, 0]
    size = np.prod(far - corner)
    rings = [(ring - corner) / (far - corner) for ring in rings]
    assert all((ring[0] == ring[-1]).all() for ring in rings)
    assert all(shoelace(ring) > 0 for ring in rings)  # counter-clockwise, as RFC 7946 asks
    assert sum(shoelace(ring) for ring in rings) == pytest.approx(1, abs=1e-4) and size > 0
    outlines = [Outline(ring) for ring in rings]
    points = np.random.default_rng(1).uniform(0.002, 0.998, (200, 2))
    inside = np.stack([outline.contains_points(points) for outline in outlines])
    assert (inside.sum(axis=0) == 1).all()
    numbers = np.arange(min(areas * AREA, ADDRESSES))
    houses = (np.stack(ground.houses(numbers), axis=1) - corner) / (far - corner)
    for area, outline in enumerate(outlines):
        assert outline.contains_points(houses[numbers // AREA == area]).all()


def test_no_boundary_crosses_itself(block):
    for ring in forms.ground(block).rings():
        edges = list(pairwise(ring))
        assert not any(cross(*a, *b) for a, b in combinations(edges, 2))


def cross(a, b, c, d):
    """Return whether two edges cross, not counting ends that they share."""

    def side(p, q, r):
        return np.sign(np.round((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]), 15))

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def test_neighbouring_areas_share_their_corners(block):
    rings = forms.ground(block).rings()
    count = pd.Series([tuple(point) for ring in rings for point in ring[:-1].tolist()]).value_counts()
    west, south = np.min(np.concatenate(rings), axis=0)
    east, north = np.max(np.concatenate(rings), axis=0)
    inner = [point for point in count.index if west < point[0] < east and south < point[1] < north]
    assert (count[inner] >= 2).all()


def test_districts_do_not_overlap_and_lie_in_the_north_sea():
    places = [forms._district(number) for number in range(9_000)]
    assert len(set(places)) == len(places)
    widest = forms.lay_out(np.random.default_rng(1), ADDRESSES // AREA + 1)
    east, north = np.ptp(np.concatenate(widest.rings()), axis=0)
    assert north * forms.DEGREE < forms.DISTRICT
    assert east * forms.DEGREE * np.cos(np.radians(55)) < forms.DISTRICT
    for number in (0, 1, 99, 8_999):
        ring = np.concatenate(forms.lay_out(np.random.default_rng(1), 20, number).rings())
        assert (ring >= [1.49, 54.99]).all() and (ring <= [5.0, 57.0]).all()


def test_deprivation_ranks_areas_by_the_poor_who_live_there(block):
    features = forms.features(block)
    assert all(list(feature["properties"]) == FIELDS["areas"] for feature in features)
    assert len({feature["properties"]["name"] for feature in features}) == len(features)
    here = np.flatnonzero(block.people.present(TODAY))
    poor = pd.Series(block.people.poor[here]).groupby(forms.area_of(block.people.address_at(here, TODAY))).mean()
    decile = pd.Series([feature["properties"]["deprivation"] for feature in features])
    assert decile.corr(poor.reindex(decile.index), method="spearman") < -0.98
    assert decile.min() == 1 and decile.max() == 10


def test_the_register_lists_nearly_every_home_in_its_area_with_numbers_that_cannot_be_real(block):
    register, people = form(block, "address_register").frame, block.people
    assert register["uprn"].str.fullmatch(r"9990\d{8}").all() and register["uprn"].is_unique
    here = np.flatnonzero(people.present(TODAY))
    homes = np.unique(people.address_at(here, TODAY))
    address, postcode = address_text(homes)
    listed = set(zip(register["address"], register["postcode"], strict=True))
    share = np.mean([pair in listed for pair in zip(address, postcode, strict=True)])
    assert 0.97 < share < 0.998
    outlines = {
        f["properties"]["area_id"]: Outline(np.array(f["geometry"]["coordinates"][0])) for f in forms.features(block)
    }
    for area, rows in register.groupby("area_id"):
        assert outlines[area].contains_points(rows[["longitude", "latitude"]].to_numpy()).all()
    assert set(register["kind"]) <= {"house", "flat", "student hall", "care home"}
    large = np.isin(people.household_kind[people.household_at(here, TODAY)], (HALL, CARE_HOME))
    address, postcode = address_text(np.unique(people.address_at(here[large], TODAY)))
    kinds = register.set_index(["address", "postcode"])["kind"]
    assert kinds.loc[list(zip(address, postcode, strict=True))].isin(["student hall", "care home"]).all()


def test_uprns_do_not_follow_the_order_of_houses(block):
    register = form(block, "address_register").frame
    latitude = register["latitude"].to_numpy()
    assert abs(np.corrcoef(np.arange(len(register)), latitude)[0, 1]) < 0.06


# The picture


@pytest.fixture(scope="module")
def drawn():
    return SimpleNamespace(people=800, blocks=[Block(4, 0, 800)])


def test_the_picture_is_the_same_bytes_each_time_and_says_what_it_shows(tmp_path, drawn):
    for ending in ("svg", "png"):
        said = {picture.town(tmp_path / f"{k}.{ending}", drawn) for k in range(2)}
        first, second = (tmp_path / f"{k}.{ending}" for k in range(2))
        assert first.read_bytes() == second.read_bytes()
    (words,) = said
    people, here = drawn.blocks[0].people, drawn.blocks[0].people.present(TODAY)
    homes = np.unique(people.household_at(np.flatnonzero(here), TODAY))
    assert f"each of its {len(homes):,} households" in words and "each of the 800 people" in words


def test_records_per_person_count_everybody_once(drawn):
    shares = picture.records_per_person(drawn)
    assert shares.sum() == pytest.approx(1)
    seen = np.concatenate([drawn.blocks[0].records(name).who for name in population.SOURCES])
    assert shares[0] == pytest.approx(1 - len(np.unique(seen)) / 800)


def test_a_picture_that_cannot_be_drawn_says_why(tmp_path, drawn):
    with pytest.raises(CourseError, match=r"ends in \.svg or \.png"):
        picture.town(tmp_path / "town.jpg", drawn)
    with pytest.raises(CourseError, match="choose another place"):
        picture.town(tmp_path / "nowhere" / "town.svg", drawn)
