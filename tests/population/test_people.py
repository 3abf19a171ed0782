"""The people of Northmere live lives that could be: families, names, homes, identifiers, contacts with departments."""

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterclass.population.blocks import Block
from masterclass.population.identifiers import identifiers
from masterclass.population.people import (
    AFTER_SEPARATION,
    ALWAYS,
    BIRTH_NAME,
    CARE_HOME,
    COUPLE_HOME,
    FAMILY_HOME,
    HALL,
    LATER_NAME,
    MARRIED_NAME,
    NEVER,
    OPENING,
    OWN_HOME,
    PRIVATE,
    SHARED,
    TODAY,
    YEAR,
    People,
    day_text,
    draw_people,
)
from masterclass.population.places import ADDRESSES, AREA, POSTCODE, STREET, address_text
from masterclass.population.sources import SOURCES
from masterclass.population.tables import COMMUNITIES, names, rates

SEEDS = (2026, 1, 7, 11)
KINDS_OF_NUMBER = ("nhs", "nino", "upn")
FAR_BLOCKS = (0, 1, 43, 44, 87, 88, 100, 349, 350, 5000, 9999)


@pytest.fixture(scope="module", params=SEEDS)
def block(request):
    return Block(request.param, 0, 10_000)


@pytest.fixture(scope="module")
def blocks():
    """Return six blocks, for rates that a single one is too small to show."""
    return [Block(3, number) for number in range(6)]


def family_table(people: People) -> pd.DataFrame:
    """Return everybody who did not come as a student, with the family they were born into or founded."""
    frame = pd.DataFrame(
        {
            "who": np.arange(len(people)),
            "family": people.homes[:, FAMILY_HOME],
            "birth": people.birth,
            "sex": people.sex,
            "community": np.array(COMMUNITIES, dtype=object)[people.community],
            "first": people.first,
            "surname": people.surnames[:, BIRTH_NAME],
            "poor": people.poor,
            "care": people.care,
            "arrived": people.arrived,
        }
    )
    frame = frame[people.household_kind[frame["family"]] == PRIVATE].copy()
    oldest = frame.groupby("family")["birth"].transform("min")
    frame["parent"] = (frame["birth"] - oldest).dt.days < 17 * YEAR
    return frame


@pytest.fixture(scope="module")
def families(blocks):
    tables = [family_table(each.people) for each in blocks]
    for number, table in enumerate(tables):
        table["family"] += number * 100_000
        table["block"] = number
    return pd.concat(tables, ignore_index=True)


def assert_share(hits, rate, slack=0.0):
    """Check that a share is a rate's, within four binomial standard errors and a slack for what else plays a part."""
    hits = np.asarray(hits, dtype=bool)
    bound = 4 * np.sqrt(rate * (1 - rate) / len(hits)) + slack
    assert len(hits) > 30
    assert abs(hits.mean() - rate) <= bound, f"{hits.mean():.4f} of {len(hits)}, expected {rate} within {bound:.4f}"


def gone(people):
    return np.minimum(people.death, people.left)


# How many, and the same again


@settings(max_examples=25, deadline=None)
@given(size=st.integers(20, 3000), seed=st.integers(0, 2**32), number=st.integers(0, 9999))
def test_a_block_holds_exactly_the_people_asked_for(size, seed, number):
    people = draw_people(np.random.default_rng(seed), size, number, seed)
    assert len(people) == size
    for name, values in vars(people).items():
        if name not in ("household_kind", "moves", "move_from"):
            assert len(values) == size, name
    assert people.homes.max() < len(people.moves) == len(people.household_kind)
    assert all(isinstance(name, str) and name for name in [*people.first, *people.surnames.ravel()])


@pytest.mark.parametrize("size", range(1, 20))
def test_the_last_block_of_a_town_may_be_tiny(size):
    for seed in range(5):
        assert len(Block(seed, 1, size).people) == size


def test_the_same_numbers_draw_the_same_people_and_others_others():
    one, again, other = (Block(seed, 3, 500).people for seed in (1, 1, 2))
    for name, values in vars(one).items():
        np.testing.assert_array_equal(values, getattr(again, name))
    assert (one.birth != other.birth).any()
    assert not set(one.nhs) & set(Block(1, 4, 500).people.nhs)


# Lives in order


def test_no_life_runs_backwards(block):
    people = block.people
    assert (people.birth <= TODAY).all()
    assert (people.death > people.birth).all()
    assert (people.left > people.birth).all()
    came = people.arrived > ALWAYS
    assert (people.arrived[came] >= people.birth[came]).all()
    assert (people.left > people.arrived).all()


def test_everybody_has_lived_in_the_town_since_2006(block):
    people = block.people
    first = np.maximum(np.maximum(people.birth, people.arrived), OPENING)
    assert (first <= TODAY).all(), "nobody comes tomorrow"
    assert (first < gone(people)).all(), "nobody died or left before they came"
    assert not (people.arrived == people.birth).any(), "who is born here did not move here"


def test_the_dead_do_not_move_away(block):
    people = block.people
    left = people.left < NEVER
    assert (people.left[left] <= people.death[left]).all()


def test_homes_follow_one_another(block):
    people = block.people
    assert (people.home_from[:, FAMILY_HOME] == ALWAYS).all()
    later = people.home_from[:, OWN_HOME:]
    begun = later < NEVER
    assert (later[begun] <= TODAY).all()
    assert ((later >= people.birth[:, None]) | ~begun).all()
    couple, apart = people.home_from[:, COUPLE_HOME], people.home_from[:, AFTER_SEPARATION]
    both = (couple < NEVER) & (apart < NEVER)
    assert (apart[both] > couple[both]).all()
    assert (people.move_from[:, 1:] >= people.move_from[:, :-1]).all()
    assert (people.move_from[:, 0] == ALWAYS).all()
    moved = (people.move_from > ALWAYS) & (people.move_from < NEVER)
    assert ((people.move_from >= OPENING) & (people.move_from <= TODAY) | ~moved).all()


def test_surnames_follow_one_another_and_change_when_they_say(block):
    people = block.people
    since = people.surname_from
    married, later = since[:, MARRIED_NAME] < NEVER, since[:, LATER_NAME] < NEVER
    assert (since[:, BIRTH_NAME] == ALWAYS).all()
    assert (married | ~later).all()
    assert (since[later, LATER_NAME] > since[later, MARRIED_NAME]).all()
    assert (people.surnames[later, LATER_NAME] == people.surnames[later, BIRTH_NAME]).all()
    assert (people.age_at(np.flatnonzero(married), since[married, MARRIED_NAME]) >= 18).all()
    assert (people.surnames[married, MARRIED_NAME] != people.surnames[married, BIRTH_NAME]).all()


def test_the_dead_do_not_marry(blocks):
    for each in blocks:
        people = each.people
        married = people.surname_from[:, MARRIED_NAME] < NEVER
        assert (people.surname_from[married, MARRIED_NAME] <= people.death[married]).all()


def test_couples_form_among_the_living(blocks):
    for each in blocks:
        people = each.people
        men = np.flatnonzero(people.home_from[:, COUPLE_HOME] < NEVER)
        owner = np.full(len(people.moves), -1)
        away = people.home_from[:, OWN_HOME] < NEVER
        owner[people.homes[away, OWN_HOME]] = np.flatnonzero(away)
        women = owner[people.homes[men, COUPLE_HOME]]
        together = people.home_from[men, COUPLE_HOME]
        assert (people.sex[men] == "M").all() and (people.sex[women] == "F").all()
        family = people.homes[:, FAMILY_HOME]
        kin = (family[men] == family[women]) & (people.household_kind[family[men]] == PRIVATE)
        assert not kin.any(), "brother and sister"
        for who in (men, women):
            assert (people.arrived[who] <= together).all()
            assert (gone(people)[who] >= together).all()
            assert (people.age_at(who, together) >= 16).all()
        wed = people.surname_from[women, MARRIED_NAME]
        assert ((wed >= together) & ((wed < people.home_from[men, AFTER_SEPARATION]) | (wed == NEVER))).all()


# The town as a whole


def test_the_age_pyramid_is_about_that_of_england(block):
    people = block.people
    here = people.present(TODAY)
    share = np.histogram(people.age_at(np.flatnonzero(here), TODAY), bins=[*range(0, 81, 10), 125])[0] / here.sum()
    england = [0.112, 0.121, 0.126, 0.138, 0.127, 0.134, 0.109, 0.085, 0.050]  # ONS, mid-2023, rounded
    np.testing.assert_allclose(share, england, atol=0.045)
    assert 0.47 < (people.sex[here] == "F").mean() < 0.54
    assert people.age_at(np.flatnonzero(here), TODAY).max() < 111


def test_people_die_as_gompertz_says(blocks):
    rate = rates()["households"]["death"]
    found = expected = 0.0
    for each in blocks:
        people = each.people
        since = np.maximum(np.maximum(people.birth, people.arrived), OPENING)
        until = np.minimum(gone(people), TODAY)
        ages = [(day - people.birth).astype(float) / YEAR for day in (since, until)]
        at = [np.exp(rate["growth"] * (age - 30)) for age in ages]
        at_30 = np.where(people.sex == "F", rate["F_at_30"], rate["M_at_30"])
        expected += (at_30 / rate["growth"] * (at[1] - at[0])).sum()
        found += (people.death < NEVER).sum()
    assert abs(found - expected) < 4 * np.sqrt(expected) + 0.06 * expected


def test_all_kinds_of_household_are_there(block):
    people = block.people
    here = np.flatnonzero(people.present(TODAY))
    frame = pd.DataFrame(
        {"home": people.household_at(here, TODAY), "age": people.age_at(here, TODAY), "sex": people.sex[here]}
    )
    frame["kind"] = people.household_kind[frame["home"]]
    sizes = frame[frame["kind"] == PRIVATE].groupby("home").size()
    assert 1.9 < sizes.mean() < 2.6
    assert sizes.max() < 12
    grown, child = frame["age"] >= 18, frame["age"] < 16
    adults, women, children = (
        frame[which].groupby("home").size() for which in (grown, grown & (frame["sex"] == "F"), child)
    )
    counts = pd.DataFrame({"adults": adults, "women": women, "children": children}).fillna(0)
    assert 0.10 < ((counts["adults"] == 1) & (counts["children"] == 0)).mean() < 0.45, "people alone"
    assert ((counts["adults"] == 2) & (counts["women"] == 1)).mean() > 0.2, "couples"
    assert ((counts["adults"] == 1) & (counts["women"] == 1) & (counts["children"] > 0)).sum() > 50, "lone mothers"
    assert ((counts["adults"] == 1) & (counts["women"] == 0) & (counts["children"] > 0)).sum() > 5, "lone fathers"
    shared = frame[frame["kind"] == SHARED]
    assert shared.groupby("home").size().median() >= 2 and (shared["age"] >= 16).all()
    assert (frame.loc[frame["kind"] == HALL, "age"] < 30).all() and (frame["kind"] == HALL).any()
    assert (frame.loc[frame["kind"] == CARE_HOME, "age"] > 70).all() and (frame["kind"] == CARE_HOME).any()


def test_children_live_with_an_adult(blocks):
    alone = children = 0
    for each in blocks:
        people = each.people
        here = np.flatnonzero(people.present(TODAY))
        home, age = people.household_at(here, TODAY), people.age_at(here, TODAY)
        adults = np.bincount(home[age >= 18], minlength=len(people.moves))
        children += (age < 16).sum()
        alone += ((age < 16) & (adults[home] == 0)).sum()
    assert alone < 0.02 * children, f"{alone} of {children} children live without an adult"


def test_young_adults_move_most(blocks):
    moved, ages = [], []
    for each in blocks:
        people = each.people
        before, after = np.datetime64("2024-06-30"), TODAY
        here = np.flatnonzero(people.present(before) & people.present(after))
        moved.append(people.address_at(here, before) != people.address_at(here, after))
        ages.append(people.age_at(here, before))
    moved, ages = np.concatenate(moved), np.concatenate(ages)
    share = {low: moved[(ages >= low) & (ages < high)].mean() for low, high in ((3, 16), (18, 30), (35, 55), (60, 80))}
    assert share[18] > 2 * max(share[3], share[35], share[60])
    assert min(share.values()) > 0.01


def test_households_of_young_adults_move_at_the_higher_rate(blocks):
    """Those who stayed in one household for a year moved with it, or not."""
    rate = rates()["households"]["moves_a_year"]
    for kind, low, high, slack in (("leaver", 24, 32, 0.03), ("family", 45, 75, 0.015)):
        moved = []
        for each in blocks:
            people = each.people
            before, after = np.datetime64("2016-06-30"), np.datetime64("2017-06-30")
            here = np.flatnonzero(people.present(before) & people.present(after))
            age, home = people.age_at(here, before), people.household_at(here, before)
            own = (people.home_from[here, OWN_HOME] <= before) == (kind == "leaver")
            stays = (age > low) & (age < high) & own & (home == people.household_at(here, after))
            stays &= people.household_kind[home] <= SHARED
            moved.append((people.address_at(here, before) != people.address_at(here, after))[stays])
        assert_share(np.concatenate(moved), 1 - np.exp(-rate[kind]), slack=slack)


def test_families_move_as_often_early_as_late(blocks):
    early = late = 0
    for each in blocks:
        people = each.people
        here = (people.arrived == ALWAYS) & (people.birth < OPENING)
        homes = np.unique(people.homes[here, FAMILY_HOME])
        moved = people.move_from[homes[people.household_kind[homes] == PRIVATE], 1:]
        early += ((moved > OPENING) & (moved < np.datetime64("2016-04-01"))).sum()
        late += ((moved >= np.datetime64("2016-04-01")) & (moved <= TODAY)).sum()
    assert abs(early - late) < 4 * np.sqrt(early + late), f"{early} moves before April 2016, {late} after"


def test_no_two_households_share_todays_address(block):
    people = block.people
    everyone = np.arange(len(people))
    home, address = people.household_at(everyone, TODAY), people.address_at(everyone, TODAY)
    assert len(np.unique(address)) == len(np.unique(home)) == len(np.unique(np.stack([home, address]), axis=1).T)


def test_poor_families_live_near_each_other_and_every_area_has_others(block):
    people = block.people
    here = np.flatnonzero(people.present(TODAY) & (people.age_at(np.arange(len(people)), TODAY) < 16))
    area = people.address_at(here, TODAY) // AREA
    share = pd.Series(people.poor[here]).groupby(area).agg(["mean", "size"])
    share = share[share["size"] > 40]["mean"]
    assert share.max() - share.min() > 0.15
    assert share.max() < 0.9


# Families and names


def test_twins_share_birthday_and_address(families, blocks):
    children = families[~families["parent"]]
    births = children.groupby(["family", "birth"]).agg(
        many=("who", "size"), number=("block", "first"), who=("who", list)
    )
    assert_share(births["many"] > 1, rates()["households"]["twins"], slack=0.002)
    twins = births[births["many"] > 1]
    for number, group in twins.groupby("number"):
        people = blocks[number].people
        for pair in group["who"]:
            pair = np.array(pair)
            young = people.birth[pair] + np.timedelta64(10 * 365, "D")
            assert len(np.unique(people.address_at(pair, young))) == 1


def test_brothers_and_sisters_bear_different_first_names(families):
    children = families[~families["parent"]]
    same = children.groupby(["family", "sex", "first"]).size()
    assert (same > 1).sum() == 0, f"{(same > 1).sum()} families gave two children of one sex the same name"


def test_first_sons_are_named_after_their_fathers_at_the_given_rates(families):
    fathers = families[families["parent"] & (families["sex"] == "M")].groupby("family")["first"].agg(["first", "size"])
    mothers = families[families["parent"] & (families["sex"] == "F")]["family"]
    fathers = fathers.loc[(fathers["size"] == 1) & fathers.index.isin(mothers), "first"]
    sons = families[~families["parent"] & (families["sex"] == "M")].sort_values("birth").drop_duplicates("family")
    sons = sons[sons["family"].isin(fathers.index)]
    same = sons["first"].to_numpy() == fathers.reindex(sons["family"]).to_numpy()
    for name, rate in rates()["households"]["named_after_father"].items():
        mine = (sons["community"] == name).to_numpy()
        by_chance = 0.02 if name == "british" else 0.05
        bound = 4 * np.sqrt(0.05 / mine.sum())
        assert rate - bound <= same[mine].mean() <= rate + by_chance + bound, name
    assert same[(sons["community"] == "british").to_numpy()].sum() > 100


def test_double_barrelled_surnames_are_there_at_the_given_rates(families, blocks):
    british = families[families["community"] == "british"]
    children = british[~british["parent"]].drop_duplicates("family")["surname"]
    assert_share(children.str.contains("-"), rates()["households"]["children_double_barrelled"], slack=0.002)
    assert not british.loc[british["parent"], "surname"].str.contains("-").any()
    taken = []
    for each in blocks:
        people = each.people
        new = (people.surname_from[:, MARRIED_NAME] < NEVER) & (people.home_from[:, OWN_HOME] < NEVER)
        taken.append(pd.Series(people.surnames[new, MARRIED_NAME]).str.contains("-"))
    assert_share(pd.concat(taken), rates()["households"]["double_barrels"], slack=0.03)
    longest = max(name.count("-") for each in blocks for name in each.people.surnames.ravel())
    assert longest <= 2, "no surname of four parts"


def test_women_take_their_partners_name_at_the_given_rates(blocks):
    rate = rates()["households"]
    took = []
    for each in blocks:
        people = each.people
        table = family_table(people)
        couples = table[table["parent"]].groupby("family").filter(lambda adults: len(adults) == 2)
        women = couples[(couples["sex"] == "F") & (couples["birth"] < pd.Timestamp("1971-01-01"))].copy()
        women["took"] = people.surname_from[women["who"], MARRIED_NAME] < NEVER
        took.append(women)
        men = people.sex == "M"
        assert (people.surname_from[men, MARRIED_NAME] == NEVER).all()
    took = pd.concat(took)
    for name, share in rate["takes_partners_name"].items():
        expected = 0.78 * (share + rate["older_takes_name"])
        expected *= {"pakistani": 1 - rate["own_last_name"], "somali": 0.0}.get(name, 1.0)
        mine = took.loc[took["community"] == name, "took"]
        if name == "somali":
            assert not mine.any()
        elif len(mine) > 30:
            assert_share(mine, expected, slack=0.03)


def test_some_women_go_back_to_their_own_name_when_couples_part(blocks):
    back = []
    for each in blocks:
        people = each.people
        table = family_table(people)
        men = table[table["parent"] & (table["sex"] == "M")]
        parted = men[people.home_from[men["who"], AFTER_SEPARATION] < NEVER]
        when = pd.Series(people.home_from[parted["who"], AFTER_SEPARATION], index=parted["family"].to_numpy())
        women = table[table["parent"] & (table["sex"] == "F") & table["family"].isin(when.index)]
        married = people.surname_from[women["who"], MARRIED_NAME] < when.reindex(women["family"]).to_numpy()
        back.append(people.surname_from[women["who"][married], LATER_NAME] < NEVER)
    assert_share(np.concatenate(back), rates()["households"]["goes_back_to_name"], slack=0.01)


def test_somali_children_bear_their_fathers_first_name_and_women_keep_theirs(families, blocks):
    somali = families[families["community"] == "somali"]
    fathers = somali[somali["parent"] & (somali["sex"] == "M")].drop_duplicates("family").set_index("family")["first"]
    children = somali[~somali["parent"] & somali["family"].isin(fathers.index)]
    couples = children["family"].isin(somali.loc[somali["parent"] & (somali["sex"] == "F"), "family"])
    children = children[couples]
    assert len(children) > 30
    assert (children["surname"].to_numpy() == fathers.reindex(children["family"]).to_numpy()).all()
    for each in blocks:
        people = each.people
        mine = people.community == COMMUNITIES.index("somali")
        assert (people.surname_from[mine, MARRIED_NAME] == NEVER).all()


def test_sikh_women_are_kaur_and_sikh_men_singh(blocks):
    indian = COMMUNITIES.index("indian")
    all_men, all_women = [], []
    for each in blocks:
        people = each.people
        mine = people.community == indian
        all_men.append(people.surnames[mine & (people.sex == "M")])
        all_women.append(people.surnames[mine & (people.sex == "F")])
    men, women = np.concatenate(all_men), np.concatenate(all_women)
    assert (men == "Singh").any() and (women == "Kaur").any()
    assert not (men == "Kaur").any(), "Kaur is a name of women"
    born = women[:, BIRTH_NAME]
    assert (born == "Kaur").sum() > 1.5 * (born == "Singh").sum()


def test_a_kaur_who_marries_a_singh_does_not_become_a_singh(blocks):
    for each in blocks:
        names_of = each.people.surnames[each.people.sex == "F"]
        became = (names_of[:, BIRTH_NAME] == "Kaur") & (names_of[:, MARRIED_NAME] == "Singh")
        assert not became.any()


def test_polish_women_bear_the_female_form(blocks):
    polish = COMMUNITIES.index("polish")
    for each in blocks:
        people = each.people
        mine = people.community == polish
        women, men = mine & (people.sex == "F"), mine & (people.sex == "M")
        for column in (BIRTH_NAME, MARRIED_NAME, LATER_NAME):
            hers = people.surnames[women, column]
            assert not any(re.search("[sc]ki$", name) for name in hers)
            assert sum(bool(re.search("[sc]ka$", name)) for name in hers) > 20
        assert not any(re.search("[sc]ka$", name) for name in people.surnames[men, BIRTH_NAME])


def test_many_women_of_one_community_have_a_last_name_of_their_own(families):
    women = families[(families["community"] == "pakistani") & (families["sex"] == "F")]
    own = names()["pakistani"]["own_last_names"].split()
    assert_share(women["surname"].isin(own), rates()["households"]["own_last_name"], slack=0.03)


@pytest.mark.parametrize("kind, key", [("lone_parent", 1), ("other", 2)])
def test_families_are_poor_at_the_given_rates(families, kind, key):
    adults = families[families["parent"]].groupby("family").size()
    with_children = families.loc[~families["parent"], "family"].unique()
    chosen = adults.index[(adults == key) & adults.index.isin(with_children)]
    poor = families.drop_duplicates("family").set_index("family").loc[chosen, "poor"]
    assert_share(poor, rates()["households"]["poor"][kind])
    assert (families.groupby("family")["poor"].nunique() == 1).all()


def test_children_are_looked_after_at_the_given_rates(families):
    children, rate = families[~families["parent"]], rates()["households"]["care"]
    assert_share(children.loc[children["poor"], "care"], rate["poor"])
    assert_share(children.loc[~children["poor"], "care"], rate["other"])
    assert not families.loc[families["parent"], "care"].any()


def test_families_come_from_elsewhere_at_the_given_rates(families):
    founders = families[families["parent"]].drop_duplicates("family")
    for name, rate in rates()["households"]["migrant"].items():
        assert_share(founders.loc[founders["community"] == name, "arrived"] > pd.Timestamp(ALWAYS), rate, slack=0.01)


def test_some_people_habitually_give_the_family_name_first(blocks):
    for code, name in enumerate(COMMUNITIES):
        habit = np.concatenate([each.people.family_first[each.people.community == code] for each in blocks])
        assert_share(habit, rates()["households"]["family_name_first"][name])


def test_communities_have_their_shares(families):
    founders = families.drop_duplicates("family")["community"]
    for name in COMMUNITIES:
        assert_share(founders == name, names()[name]["share"], slack=0.002)


def test_the_commonest_surname_is_about_one_in_ninety(block):
    people = block.people
    shares = pd.Series(people.surname_at(np.arange(len(people)), TODAY)).value_counts(normalize=True)
    assert 1 / 130 < shares.iloc[0] < 1 / 60
    assert (shares * len(people) <= 3).mean() > 0.3, "a long tail of rare ones"


# Identifiers and addresses of nobody


@pytest.mark.parametrize("kind", KINDS_OF_NUMBER)
def test_no_two_blocks_share_an_identifier_however_far_apart(kind):
    made = [identifiers(np.random.default_rng(1), 2026, number, 10_000)[kind] for number in FAR_BLOCKS]
    assert all(len(part) == 10_000 for part in made)
    assert len(set(np.concatenate(made))) == 10_000 * len(FAR_BLOCKS)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32), number=st.integers(0, 9999), size=st.integers(1, 10_000))
def test_identifiers_are_never_real(seed, number, size):
    made = identifiers(np.random.default_rng(0), seed, number, size)
    for kind, shape in (
        ("nhs", r"999 \d{3} \d{4}(-\d+)?"),
        ("nino", r"QQ\d{6}[A-D](-\d+)?"),
        ("upn", r"[A-HJ-NP-RT-Z]000\d{9}(-\d+)?"),
    ):
        assert len(set(made[kind])) == size
        assert all(re.fullmatch(shape, text) for text in made[kind][:200])
    for text in made["nhs"][:50]:
        digits = [int(digit) for digit in text.split("-")[0].replace(" ", "")]
        total = sum(digit * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
        assert digits[9] == (11 - total % 11) % 11


def test_identifiers_tell_neither_order_nor_block():
    made = [identifiers(np.random.default_rng(k), 2026, k, 5_000)["nino"] for k in (0, 1)]
    numbers = [pd.Series(part).str[2:8].astype(int) for part in made]
    assert abs(numbers[0].corr(pd.Series(range(5_000)))) < 0.06
    spread = [part.quantile([0.1, 0.5, 0.9]).to_numpy() for part in numbers]
    np.testing.assert_allclose(spread[0], spread[1], rtol=0.10)
    assert numbers[0].diff().abs().le(1).mean() < 0.01


@pytest.mark.parametrize("number", (0, 1, 43, 791, 792, 5000, 9999))
def test_every_postcode_is_impossible_in_the_uk(number):
    lines, postcodes = address_text(np.arange(ADDRESSES) + number * ADDRESSES)
    for postcode in set(postcodes):
        assert re.fullmatch(r"(NX|[QVX][A-Z])[1-9]\d? \d[ABD-HJLNP-UW-Z]{2}", postcode), postcode
    assert len(set(zip(lines, postcodes, strict=True))) == ADDRESSES
    assert all(re.fullmatch(r"[1-9]\d? \w+ \w+", line) for line in lines)


def test_no_two_blocks_share_a_postcode():
    parts = [set(address_text(np.arange(ADDRESSES) + k * ADDRESSES)[1]) for k in (0, 1, 2, 791, 792, 793, 5000, 9999)]
    assert len(set.union(*parts)) == sum(len(part) for part in parts) == 8 * ADDRESSES // POSTCODE


def test_no_two_blocks_share_a_street_or_a_small_area():
    assert ADDRESSES % STREET == 0
    assert ADDRESSES % AREA == 0


# Looking people up by day


def handmade() -> People:
    """Return two people: one moves, marries and goes back to her name; one stays."""
    day = np.datetime64
    text = np.array(["a", "b"], dtype=object)
    return People(
        birth=np.array([day("1980-01-01"), day("1990-05-05")]),
        death=np.array([NEVER, day("2020-01-01")]),
        arrived=np.array([day("2007-01-01"), ALWAYS]),
        left=np.array([day("2015-06-01"), NEVER]),
        sex=np.array(["F", "M"], dtype=object),
        community=np.array([0, 0]),
        ethnicity=text,
        poor=np.zeros(2, bool),
        care=np.zeros(2, bool),
        first=text,
        family_first=np.zeros(2, bool),
        surnames=np.array([["Born", "Wed", "Born"], ["Stays", "Stays", "Stays"]], dtype=object),
        surname_from=np.array([[ALWAYS, day("2005-05-01"), day("2010-01-01")], [ALWAYS, NEVER, NEVER]]),
        homes=np.array([[0, 1, 0, 0, 2], [0, 0, 0, 0, 0]]),
        home_from=np.array([[ALWAYS, day("2008-01-01"), NEVER, NEVER, day("2012-01-01")], [ALWAYS, *[NEVER] * 4]]),
        household_kind=np.array([PRIVATE] * 3),
        moves=np.array([[10, 11, 0, 0], [20, 21, 22, 0], [30, 0, 0, 0]]),
        move_from=np.array(
            [
                [ALWAYS, day("2009-01-01"), NEVER, NEVER],
                [ALWAYS, day("2008-06-01"), day("2011-01-01"), NEVER],
                [ALWAYS, NEVER, NEVER, NEVER],
            ]
        ),
        nhs=text,
        nino=text,
        upn=text,
    )


def _on(text: str) -> np.ndarray:
    return np.full(2, np.datetime64(text))


@pytest.mark.parametrize(
    "on, surname, household, address",
    [
        ("2005-04-30", "Born", 0, 10),
        ("2005-05-01", "Wed", 0, 10),
        ("2007-12-31", "Wed", 0, 10),
        ("2008-01-01", "Wed", 1, 20),
        ("2008-06-01", "Wed", 1, 21),
        ("2010-01-01", "Born", 1, 21),
        ("2011-01-01", "Born", 1, 22),
        ("2012-01-01", "Born", 2, 30),
        ("2026-01-01", "Born", 2, 30),
    ],
)
def test_names_and_homes_are_those_of_the_day(on, surname, household, address):
    people, who = handmade(), np.array([0, 1])
    assert people.surname_at(who, _on(on)).tolist() == [surname, "Stays"]
    assert people.household_at(who, _on(on)).tolist() == [household, 0]
    other = 11 if on >= "2009-01-01" else 10
    assert people.address_at(who, _on(on)).tolist() == [address, other]
    assert people.address_at(who[::-1], _on(on)).tolist() == [other, address]


@pytest.mark.parametrize(
    "on, here",
    [
        ("2006-12-31", [False, True]),
        ("2007-01-01", [True, True]),
        ("2015-05-31", [True, True]),
        ("2015-06-01", [False, True]),
        ("2019-12-31", [False, True]),
        ("2020-01-01", [False, False]),
        ("1989-01-01", [False, False]),
    ],
)
def test_people_are_present_from_arrival_until_they_leave_or_die(on, here):
    assert handmade().present(np.datetime64(on)).tolist() == here


def test_ages_are_in_years():
    assert handmade().age_at(np.array([0]), _on("2000-01-01")[:1]) == pytest.approx(20, abs=0.01)


def test_days_are_written_or_left_empty():
    written = day_text(np.array([ALWAYS, np.datetime64("1948-02-29"), TODAY, NEVER]))
    assert written.tolist() == ["", "1948-02-29", "2026-06-30", ""]


# What departments may see


@pytest.mark.parametrize("name", SOURCES)
def test_nobody_is_recorded_outside_their_life_in_the_town(blocks, name):
    for each in blocks[:4]:
        people = each.people
        seen = SOURCES[name](each.rng(name), people, each.lives)
        assert len(seen.who) > 50
        assert (seen.when >= people.birth[seen.who]).all()
        assert (seen.when >= people.arrived[seen.who]).all()
        assert (seen.when < gone(people)[seen.who]).all()
        assert ((seen.when >= OPENING) & (seen.when <= TODAY)).all()
        assert all(len(values) == len(seen.who) for part in (seen.before, seen.after) for values in part.values())


def test_nobody_applies_for_a_home_after_leaving(blocks):
    each = Block(5, 0, 5_000)
    people, lives = each.people, each.lives
    lost = lives.homeless_from < NEVER
    people.left = np.where(lost, lives.homeless_from + np.timedelta64(3, "D"), people.left)
    seen = SOURCES["housing"](each.rng("housing"), people, lives)
    assert (seen.when < gone(people)[seen.who]).all()


def test_claims_and_programmes_end_with_a_life_in_the_town(blocks):
    for each in blocks:
        people, lives = each.people, each.lives
        end = gone(people)[lives.claimant]
        assert (lives.claim_from < end).all()
        assert ((lives.claim_until <= end) | (lives.claim_until == NEVER) & (end > TODAY)).all()
        joined = lives.programme_from < NEVER
        assert (lives.programme_from[joined] < gone(people)[joined]).all(), "nobody joins after death or leaving"
        lost = lives.homeless_from < NEVER
        assert (lives.homeless_from[lost] < gone(people)[lost]).all()
        found = lives.homeless_until < NEVER
        assert (lives.homeless_until[found] >= lives.homeless_from[found]).all()
        assert (lost | ~found).all()


def test_pupils_are_of_school_age_and_seen_at_a_january_census(blocks):
    for each in blocks[:3]:
        people = each.people
        seen = SOURCES["schools"](each.rng("schools"), people, each.lives)
        age = people.age_at(seen.who, seen.when)
        assert age.min() > 4.3, "nobody is a pupil before school"
        assert age.max() < 16.5, "nobody is a pupil of Year 11 after it"
        assert set(pd.Series(seen.after["recorded_on"]).str[5:7]) == {"01"}
        assert len(np.unique(seen.who)) == len(seen.who), "one row a pupil"
        scored = ~np.isnan(seen.after["attainment"])
        assert (age[scored] > 15).all() and not scored.all()


def test_a_school_year_is_whole_in_primary_or_in_secondary_school(blocks):
    for each in blocks[:3]:
        people = each.people
        seen = SOURCES["schools"](each.rng("schools"), people, each.lives)
        cohort = (people.birth[seen.who].astype("datetime64[M]") - np.timedelta64(8, "M")).astype("datetime64[Y]")
        grade = (seen.when.astype("datetime64[Y]") - cohort).astype(int)  # 6 in Reception, 13 in Year 7, 17 in Year 11
        assert grade.min() >= 6 and grade.max() == 17
        secondary = np.isin(seen.after["school"], names()["places"]["secondary_schools"].split("|"))
        np.testing.assert_array_equal(secondary, grade >= 13)
        np.testing.assert_array_equal(~np.isnan(seen.after["attainment"]), grade == 17)


def test_some_pupils_go_to_independent_schools_but_no_child_in_care(block):
    people = block.people
    seen = SOURCES["schools"](block.rng("schools"), people, block.lives)
    census = np.datetime64("2026-01-20")
    age = people.age_at(np.arange(len(people)), census)
    pupils = people.present(census) & (age > 5.5) & (age < 15.3)
    found = np.isin(np.arange(len(people)), seen.who)
    assert_share(found[pupils & ~people.care], rates()["coverage"]["state_school"])
    assert found[pupils & people.care].all()


def test_payroll_holds_working_people_once(block):
    people = block.people
    seen = SOURCES["earnings"](block.rng("earnings"), people, block.lives)
    assert len(np.unique(seen.who)) == len(seen.who)
    assert people.present(np.datetime64("2026-01-01"))[seen.who].all()
    age = people.age_at(seen.who, TODAY)
    assert age.min() >= 16 and age.max() < 75
    assert (people.age_at(seen.who, seen.when) >= 16).all()
    middle = people.present(TODAY) & (np.abs(people.age_at(np.arange(len(people)), TODAY) - 40) < 10) & ~people.care
    assert 0.70 < np.isin(np.flatnonzero(middle), seen.who).mean() < 0.88
    assert (seen.after["pay"] > 0).all()
    told = ~np.isnan(seen.after["pay_at_25"])
    assert (age[told] >= 25).all() and (people.arrived[seen.who][told] <= people.birth[seen.who][told] + 25 * 366).all()


def test_only_women_of_an_age_to_bear_children_are_admitted_for_pregnancy(block):
    people = block.people
    seen = SOURCES["health"](block.rng("health"), people, block.lives)
    mothers = seen.after["reason"] == "pregnancy"
    age = people.age_at(seen.who[mothers], seen.when[mothers])
    assert mothers.any() and (people.sex[seen.who[mothers]] == "F").all()
    assert age.min() >= 12 and age.max() < 56


def test_tenants_hold_one_tenancy_a_private_household_and_live_there(block):
    people = block.people
    seen = SOURCES["housing"](block.rng("housing"), people, block.lives)
    tenancy = seen.after["contact"] == "tenancy"
    who, since = seen.who[tenancy], seen.when[tenancy]
    home = people.household_at(who, TODAY)
    assert len(np.unique(home)) == len(home)
    assert (people.household_kind[home] != CARE_HOME).all() and (people.household_kind[home] != HALL).all()
    assert (people.age_at(who, since) >= 17.9).all()
    moved = people.address_at(who, since) != people.address_at(who, TODAY)
    assert not moved.any(), f"{moved.mean():.0%} of today's tenants lived elsewhere on the day their tenancy began"


def test_courts_see_adults_and_more_men(block):
    people = block.people
    seen = SOURCES["justice"](block.rng("justice"), people, block.lives)
    assert seen.before == {}
    assert (people.age_at(seen.who, seen.when) >= 17.9).all()
    assert (people.sex[seen.who] == "M").mean() > 0.7
    assert pd.Series(seen.who).value_counts().max() > 2
