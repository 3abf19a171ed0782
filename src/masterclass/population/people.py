"""Who lives in Northmere: families, life events, households and names over time, drawn block by block."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from .identifiers import identifiers
from .places import ADDRESSES, AREA, address_text  # noqa: F401
from .tables import COMMUNITIES, first_names, names, pick, rates, surnames

TODAY = np.datetime64("2026-06-30")
OPENING = np.datetime64("2006-01-01")
NEVER = np.datetime64("2200-01-01")
ALWAYS = np.datetime64("1900-01-01")
LAST = np.datetime64("2036-01-01")  # days from here on are not written out
YEAR = 365.25
SINGLE, COUPLE, COUPLE_CHILDREN, LONE_PARENT, STUDENT = range(5)
HEAD, PARTNER, CHILD = range(3)
PRIVATE, SHARED, HALL, CARE_HOME = range(4)  # kinds of household
HOUSEHOLD_KINDS = ("private", "shared house", "student hall", "care home")
FAMILY_HOME, OWN_HOME, COUPLE_HOME, AFTER_SEPARATION, IN_CARE = range(5)  # columns of People.homes
BIRTH_NAME, MARRIED_NAME, LATER_NAME = range(3)  # columns of People.surnames


@dataclass
class People:
    """One block of people as columns; every array has one row a person, in random order.

    ``surnames`` and ``surname_from`` have shape (people, 3): name at birth, after marriage, after separation, and the
    day each began (``NEVER`` when it did not). ``homes`` and ``home_from`` have shape (people, 5): the households a
    person belonged to, a later column going before an earlier one. ``moves`` and ``move_from`` have shape
    (households, 4): the addresses of each household, in order. Days are ``datetime64[D]``.
    """

    birth: np.ndarray
    death: np.ndarray
    arrived: np.ndarray
    left: np.ndarray
    sex: np.ndarray
    community: np.ndarray
    ethnicity: np.ndarray
    poor: np.ndarray
    care: np.ndarray
    first: np.ndarray
    family_first: np.ndarray
    surnames: np.ndarray
    surname_from: np.ndarray
    homes: np.ndarray
    home_from: np.ndarray
    household_kind: np.ndarray
    moves: np.ndarray
    move_from: np.ndarray
    nhs: np.ndarray
    nino: np.ndarray
    upn: np.ndarray

    def __len__(self) -> int:
        return len(self.birth)

    def present(self, when: np.ndarray | np.datetime64) -> np.ndarray:
        """Return whether each person was alive and living in the town on a day."""
        return (self.birth <= when) & (self.arrived <= when) & (np.minimum(self.death, self.left) > when)

    def surname_at(self, who: np.ndarray, when: np.ndarray) -> np.ndarray:
        """Return the surname of each person on a day."""
        return _latest(self.surnames, self.surname_from, who, when)

    def household_at(self, who: np.ndarray, when: np.ndarray) -> np.ndarray:
        """Return the household number of each person on a day."""
        return _latest(self.homes, self.home_from, who, when)

    def address_at(self, who: np.ndarray, when: np.ndarray) -> np.ndarray:
        """Return the address number of each person on a day."""
        return _latest(self.moves, self.move_from, self.household_at(who, when), when)

    def moved_in(self, who: np.ndarray, when: np.ndarray) -> np.ndarray:
        """Return the day each person came to the address they have on a day; ``ALWAYS`` when they never moved."""
        home = self.household_at(who, when)
        joined = _latest(self.home_from, self.home_from, who, when)
        return np.maximum(joined, _latest(self.move_from, self.move_from, home, when))

    def age_at(self, who: np.ndarray, when: np.ndarray) -> np.ndarray:
        """Return each person's age on a day, in years and parts of a year."""
        return (when - self.birth[who]).astype(float) / YEAR


def _latest(values: np.ndarray, since: np.ndarray, rows: np.ndarray, when: np.ndarray) -> np.ndarray:
    """Return of each row the value of the last column that had begun by then."""
    found = values[rows, 0]
    for k in range(1, values.shape[1]):
        found = np.where(since[rows, k] <= when, values[rows, k], found)
    return found


@dataclass
class _Founding:
    """Families as they stood at the start: ``family``, ``role`` and so on a person, ``kind`` and the rest a family."""

    family: np.ndarray
    role: np.ndarray
    birth: np.ndarray
    sex: np.ndarray
    kind: np.ndarray
    community: np.ndarray
    poor: np.ndarray
    came: np.ndarray

    @property
    def own(self) -> np.ndarray:
        return self.community[self.family]

    @property
    def couple(self) -> np.ndarray:
        return np.isin(self.kind, (COUPLE, COUPLE_CHILDREN))[self.family]


def draw_people(rng: np.random.Generator, size: int, block: int = 0, seed: int = 0) -> People:
    """Draw ``size`` people with the lives they lived up to ``TODAY``.

    Founding families come first; children who are old enough leave home, some live as couples, some of these marry
    and some separate, some women take a new name and a few go back to their own, the oldest move to care homes, and
    people come, go and die. ``block`` and ``seed`` give addresses and identifiers that no other block of the town has.
    """
    rate = rates()["households"]
    start = _families(rng, size, rate)
    first = _first_names(rng, start, rate)
    arrived, left, death = _comings_and_goings(rng, start, rate)
    gone = np.minimum(np.minimum(left, death), TODAY)
    surname, since = _surnames(rng, start, first, gone, rate)
    care = (start.role == CHILD) & (
        rng.random(size) < np.where(start.poor[start.family], rate["care"]["poor"], rate["care"]["other"])
    )
    homes, home_from = _homes(rng, start, arrived, gone, care, surname, since, rate)
    raw, flat = np.unique(homes, return_inverse=True)
    households = flat.reshape(homes.shape)
    begun = _begun(households, home_from, len(raw))
    shared = np.bincount(households[:, OWN_HOME][home_from[:, OWN_HOME] < NEVER], minlength=len(raw)) > 1
    kind = np.where(shared, SHARED, PRIVATE)
    kind[raw >= 3 * _far(size)] = CARE_HOME
    kind[raw >= 4 * _far(size)] = HALL
    poor = np.zeros(len(raw), bool)
    poor[households[:, FAMILY_HOME]] = start.poor[start.family]
    moves, move_from = _addresses(rng, begun, kind, poor, rate)

    order = rng.permutation(size)
    by_community = _by_community(rate["family_name_first"], start.own)
    columns = {
        "birth": start.birth,
        "death": death,
        "arrived": arrived,
        "left": left,
        "sex": start.sex,
        "community": start.own,
        "ethnicity": _ethnicity(rng, start.own),
        "poor": start.poor[start.family],
        "care": care,
        "first": first,
        "family_first": rng.random(size) < by_community,
        "surnames": surname,
        "surname_from": since,
        "homes": households,
        "home_from": home_from,
    }
    return People(
        **{name: values[order] for name, values in columns.items()},
        household_kind=kind,
        moves=moves + block * ADDRESSES,
        move_from=move_from,
        **identifiers(rng, seed, block, size),
    )


def days(number: float | np.ndarray) -> np.ndarray:
    """Return numbers as whole days."""
    return np.asarray(number).astype("timedelta64[D]")


def day_text(when: np.ndarray) -> np.ndarray:
    """Return days as text, year-month-day; the empty text for days outside 1900-01-02 to 2035-12-31."""
    known = (when > ALWAYS) & (when < LAST)
    if len(when) < 5_000:  # too few to write out the whole calendar for
        return np.where(known, when.astype(str).astype(object), "")
    return _calendar()[np.where(known, (when - ALWAYS).astype(int), 0)]


@cache
def _calendar() -> np.ndarray:
    listed = np.arange(ALWAYS, LAST).astype(str).astype(object)
    listed[0] = ""
    return listed


def _far(size: int) -> int:
    """Return a number larger than that of any family: numbers of later dwellings begin at its multiples."""
    return size + 8


def _by_community(rate: dict, community: np.ndarray) -> np.ndarray:
    return np.array([rate[name] for name in COMMUNITIES])[community]


def _families(rng: np.random.Generator, size: int, rate: dict) -> _Founding:
    """Return the founding families of exactly ``size`` people; the last one may be cut short."""
    number = _far(size)  # more families than can be needed
    kinds = ("single", "couple", "couple_children", "lone_parent", "student")
    shares = np.cumsum([rate["founding"][k] for k in kinds])
    kind = np.searchsorted(shares / shares[-1], rng.random(number), side="right").clip(max=len(kinds) - 1)
    ages = _ages(rng, kind, rate)
    present = ages > 0
    keep = np.flatnonzero(present.ravel())[:size]
    family, place = np.divmod(keep, ages.shape[1])
    role = np.minimum(place, CHILD)
    birth = TODAY - days(ages.ravel()[keep] * YEAR)

    partner = np.isin(kind, (COUPLE, COUPLE_CHILDREN))[family]
    sex = np.where(rng.random(size) < rate["female"], "F", "M").astype(object)
    lone = (kind[family] == LONE_PARENT) & (role == HEAD)
    sex[lone] = np.where(rng.random(lone.sum()) < rate["lone_mothers"], "F", "M")
    sex[(role == HEAD) & partner] = "F"
    sex[role == PARTNER] = "M"

    number = family.max() + 1
    shares = np.cumsum([names()[name]["share"] for name in COMMUNITIES])
    community = np.searchsorted(shares / shares[-1], rng.random(number), side="right").clip(max=len(COMMUNITIES) - 1)
    poor = rng.random(number) < np.where(
        kind[:number] == LONE_PARENT, rate["poor"]["lone_parent"], rate["poor"]["other"]
    )
    came = rng.random(number) < _by_community(rate["migrant"], community)
    return _Founding(family, role, birth, sex, kind[:number], community, poor, came)


def _ages(rng: np.random.Generator, kind: np.ndarray, rate: dict) -> np.ndarray:
    """Return the age today, had they lived, of head, partner and up to four children of each family; 0: nobody."""
    number = len(kind)
    age = rng.triangular(*rate["age"]["single"], number)
    couple = kind == COUPLE
    age[couple] = rng.triangular(*rate["age"]["couple"], couple.sum())
    with_children = (kind == COUPLE_CHILDREN) | (kind == LONE_PARENT)
    age[with_children] = rng.triangular(*rate["age"]["with_children"], with_children.sum())
    student = kind == STUDENT
    age[student] = rng.uniform(19.3, 39, student.sum())  # who come in September at 18
    first_child = rng.normal(*rate["first_child_age"], number).clip(17.5, 43)
    age = np.where(with_children, np.maximum(age, first_child + 0.2), age)
    least, further = rate["births_apart"]
    gaps = least + rng.exponential(further, (number, 3))
    gaps[rng.random((number, 3)) < rate["twins"] * 1.5] = 0.0  # half as much again: not every gap is between births
    wanted = 1 + np.searchsorted(rate["children"], rng.random(number), side="right")
    child = (age - first_child)[:, None] - np.concatenate([np.zeros((number, 1)), np.cumsum(gaps, axis=1)], axis=1)
    lives = (
        with_children[:, None] & (child > 0) & (child[:, :1] < rate["eldest_child"]) & (np.arange(4) < wanted[:, None])
    )
    partner = (couple | (kind == COUPLE_CHILDREN)) * (age + rng.normal(*rate["partner_older"], number)).clip(18)
    return np.concatenate([age[:, None], partner[:, None], np.where(lives, child, 0)], axis=1)


def _ethnicity(rng: np.random.Generator, community: np.ndarray) -> np.ndarray:
    group = np.empty(len(community), dtype=object)
    for code, name in enumerate(COMMUNITIES):
        shares, who = rates()["ethnicity"][name], community == code
        group[who] = pick(rng, np.array(list(shares), dtype=object), np.cumsum(list(shares.values())), who.sum())
    return group


def _comings_and_goings(rng, start: _Founding, rate: dict) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the days of arrival, of leaving the town and of death."""
    size, family, birth = len(start.family), start.family, start.birth
    came = OPENING + days(rng.random(len(start.kind)) * 19 * YEAR)
    arrived = np.where(start.came[family] & (came[family] > birth), came[family], ALWAYS)
    student = start.kind[family] == STUDENT
    term = (birth + days(18.2 * YEAR)).astype("datetime64[Y]").astype("datetime64[D]") + days(250)
    arrived = np.where(student, np.maximum(term, OPENING), arrived)
    stays = rng.random(size) < rate["students_stay"]

    goes = rng.random(len(start.kind)) < rate["leaves_town"]["family"]
    moved = OPENING + days(rng.random(len(start.kind)) * 20.4 * YEAR)
    youngest = np.full(len(start.kind), ALWAYS)
    np.maximum.at(youngest, family, birth)
    left = np.where(goes, np.maximum(moved, youngest + days(100)), NEVER)[family]  # nobody is left to be born here
    grown = birth + days((18 + rng.exponential(rate["leaves_town_after"], size)) * YEAR)
    young = (start.role == CHILD) & (rng.random(size) < rate["leaves_town"]["young"])
    left = np.where(young, np.minimum(left, grown), left)
    left = np.where(student & ~stays, arrived + days(3 * YEAR - 60), left)
    since = np.maximum(np.maximum(arrived, OPENING), birth)
    death = _deaths(rng, birth, start.sex, since, rate)
    left = np.where((left < np.minimum(death, TODAY)) & (left > since), left, NEVER)
    return arrived, left, np.where(left < NEVER, NEVER, death)


def _deaths(rng: np.random.Generator, birth, sex, since: np.ndarray, rate: dict) -> np.ndarray:
    """Return the day of death after a day, ``NEVER`` for the living: Gompertz's law (1825)."""
    growth = rate["death"]["growth"]
    base = np.where(sex == "F", rate["death"]["F_at_30"], rate["death"]["M_at_30"]) * np.exp(-30 * growth)
    age = (since - birth).astype(float) / YEAR
    at = np.log(np.exp(growth * age) + growth / base * rng.exponential(size=len(birth))) / growth
    death = birth + days(at * YEAR)
    return np.where((death <= TODAY) & (death > since), death, NEVER)


def _first_names(rng, start: _Founding, rate: dict) -> np.ndarray:
    """Return first names: by decade, sex and community, some sons their father's, no two of one family's children."""
    size, boy = len(start.birth), start.sex == "M"
    first = np.empty(size, dtype=object)
    _name(rng, start, np.arange(size), first)
    father = np.full(len(start.kind), -1)
    fathers = np.flatnonzero(start.role == PARTNER)
    father[start.family[fathers]] = fathers
    sons = np.flatnonzero((start.role == CHILD) & boy & (father[start.family] >= 0))
    _, eldest = np.unique(start.family[sons], return_index=True)
    sons = sons[eldest]
    sons = sons[rng.random(len(sons)) < _by_community(rate["named_after_father"], start.own[sons])]
    first[sons] = first[father[start.family[sons]]]
    children = np.flatnonzero(start.role == CHILD)
    for _ in range(30):
        born = pd.DataFrame({"family": start.family[children], "boy": boy[children], "first": first[children]})
        same = children[born.duplicated().to_numpy()]
        if not len(same):
            break
        _name(rng, start, same, first)
    return first


def _name(rng, start: _Founding, rows: np.ndarray, first: np.ndarray) -> None:
    """Draw first names for some people; in place."""
    year = start.birth.astype("datetime64[Y]").astype(int)[rows] + 1970
    female, community = (start.sex == "F")[rows], start.own[rows]
    for code, label in enumerate(COMMUNITIES):
        for gender, those in (("F", female), ("M", ~female)):
            mine, since = np.flatnonzero((community == code) & those), 0
            for until, listed, cumulative in first_names(label, gender):
                who = mine[(year[mine] > since) & (year[mine] <= until)]
                first[rows[who]] = pick(rng, listed, cumulative, len(who))
                since = until


def _family_name(rng: np.random.Generator, community: np.ndarray) -> np.ndarray:
    name = np.empty(len(community), dtype=object)
    for code, label in enumerate(COMMUNITIES):
        who = community == code
        name[who] = pick(rng, *surnames(label), who.sum())
    return name


def _is(community: np.ndarray, *labels: str) -> np.ndarray:
    return np.isin(community, [COMMUNITIES.index(label) for label in labels])


def _surnames(rng, start: _Founding, first: np.ndarray, gone: np.ndarray, rate: dict) -> tuple[np.ndarray, np.ndarray]:
    """Return surnames (at birth, after marriage, after separation) and their first days; leavers' come later."""
    size, family, role, sex, own = len(start.family), start.family, start.role, start.sex, start.own
    heads = _family_name(rng, own)  # each adult's own name at birth
    by_family = _family_name(rng, start.community)
    double = (rng.random(len(by_family)) < rate["children_double_barrelled"]) & _is(start.community, "british")
    mothers = np.full(len(by_family), "", dtype=object)
    mothers[family[role == HEAD]] = heads[role == HEAD]
    childrens = np.where(double & (mothers != by_family), mothers + "-" + by_family, by_family)
    lone = (start.kind[family] == LONE_PARENT) & (role == HEAD) & (rng.random(size) < rate["lone_parent_has_name"])
    at_birth = np.where((role == PARTNER) | lone, by_family[family], heads)
    at_birth = np.where(role == CHILD, childrens[family], at_birth)
    _patronymics(start, first, at_birth)
    apart = _is(own, "pakistani") & (sex == "F") & (rng.random(size) < rate["own_last_name"])
    listed = np.array(names()["pakistani"]["own_last_names"].split(), dtype=object)
    at_birth[apart] = listed[rng.integers(0, len(listed), apart.sum())]
    at_birth[(at_birth == "Singh") & (sex == "F") & (rng.random(size) < rate["kaur"])] = "Kaur"
    at_birth[(at_birth == "Kaur") & (sex == "M")] = "Singh"
    pole = _is(own, "polish") & (sex == "F")
    at_birth[pole] = _feminine(at_birth[pole])

    surname = np.stack([at_birth] * 3, axis=1)
    since = np.full((size, 3), NEVER)
    since[:, BIRTH_NAME] = ALWAYS
    married = (rng.random(len(by_family)) < rate["founders_married"])[family]
    takes = rng.random(size) < _by_community(rate["takes_partners_name"], own) + rate["older_takes_name"]
    least, *spread = rate["founders_wed"]
    wed = start.birth + days((least + rng.gamma(*spread, size)) * YEAR)
    changed = start.couple & (role == HEAD) & married & takes & (wed < gone)
    taken = by_family[family]
    taken[pole] = _feminine(taken[pole])
    changed &= _may_take(at_birth, taken) & ~apart & ~_is(own, "somali")
    surname[changed, MARRIED_NAME] = taken[changed]
    since[changed, MARRIED_NAME] = wed[changed]
    return surname, since


def _may_take(own: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """Return whether a woman could change her name to her husband's: not to the same one, and no Kaur to Singh."""
    return (own != theirs) & ~((own == "Kaur") & (theirs == "Singh"))


def _patronymics(start: _Founding, first: np.ndarray, at_birth: np.ndarray) -> None:
    """Where a child's last name is the father's first name, make it so; in place."""
    father = np.full(len(start.kind), "", dtype=object)
    father[start.family[start.role == PARTNER]] = first[start.role == PARTNER]
    children = np.flatnonzero((start.role == CHILD) & _is(start.own, "somali"))
    children = children[father[start.family[children]] != ""]
    at_birth[children] = father[start.family[children]]


def _feminine(surname: np.ndarray) -> np.ndarray:
    """Return Polish surnames as a woman bears them: Kowalski, Kowalska."""
    return np.array([n[:-1] + "a" if n.endswith(("ski", "cki")) else n for n in surname], dtype=object)


def _homes(rng, start: _Founding, arrived, gone, care, surname, since, rate: dict) -> tuple[np.ndarray, np.ndarray]:
    """Return the raw numbers of everybody's households and their first days.

    Children leave home, share, pair up, marry and separate; the oldest move to care homes; students come to halls.
    Changes ``surname`` and ``since`` in place for those whose names change.
    """
    size, far = len(start.family), _far(len(start.family))
    homes = np.repeat(start.family[:, None], 5, axis=1)
    home_from = np.full((size, 5), NEVER)
    home_from[:, FAMILY_HOME] = ALWAYS
    leaves, cared = rate["leave_home_age"], rate["leave_care_age"]
    age = np.where(care, cared[0] + rng.exponential(cared[1], size), leaves[0] + rng.exponential(leaves[1], size))
    left = start.birth + days(age * YEAR)
    student = start.kind[start.family] == STUDENT
    left = np.where(student, arrived + days(rng.choice(rate["days_in_hall"], size)), left)
    left = np.where((start.role == CHILD) | student, np.maximum(left, arrived), NEVER)
    left = np.where(left < gone, left, NEVER)
    away = left < NEVER
    homes[away, OWN_HOME] = far + np.flatnonzero(away)
    home_from[:, OWN_HOME] = left
    halls = max(1, size // rate["people_a_hall"])
    homes[student, FAMILY_HOME] = 4 * far + rng.integers(0, halls, student.sum())
    _pair_up(rng, start, left, gone, homes, home_from, surname, since, rate)
    _share(rng, left, homes, home_from, rate)
    _founders_separate(rng, start, gone, homes, home_from, surname, since, rate)
    old = rng.random(size) < rate["care_home"]
    entered = start.birth + days(rng.normal(*rate["care_home_age"], size) * YEAR)
    enters = old & (entered < gone) & (entered > OPENING)
    homes[enters, IN_CARE] = 3 * far + rng.integers(0, max(1, size // rate["people_a_care_home"]), enters.sum())
    home_from[enters, IN_CARE] = entered[enters]
    return homes, home_from


def _pair_up(rng, start: _Founding, left, gone, homes, home_from, surname, since, rate: dict) -> None:
    """Make couples of leavers near in age, mostly of one community; some marry, some separate."""
    size, birth = len(left), start.birth
    ready = (left < NEVER) & (birth < TODAY - days(20 * YEAR)) & (rng.random(size) < rate["partnered"])
    mixed = np.where(rng.random(size) < rate["mixed_couples"], 0, start.own)
    near = birth + days(rng.normal(0, rate["partners_apart"], size))
    queue = []
    for sex in ("F", "M"):
        group = np.flatnonzero(ready & (start.sex == sex))
        group = group[np.lexsort((near[group], mixed[group]))]
        place = np.arange(len(group)) - np.searchsorted(mixed[group], mixed[group])
        queue.append((group, mixed[group] * size + place))
    _, one, other = np.intersect1d(queue[0][1], queue[1][1], assume_unique=True, return_indices=True)
    w, m = queue[0][0][one], queue[1][0][other]
    together = np.maximum(left[w], left[m]) + days(rng.exponential(rate["together_after"], len(w)))
    together = np.maximum(together, birth[w] + days(18 * YEAR))
    end = np.minimum(gone[w], gone[m])
    both = (together < end) & (start.family[w] != start.family[m])
    w, m, together, end = w[both], m[both], together[both], end[both]
    homes[m, COUPLE_HOME], home_from[m, COUPLE_HOME] = homes[w, OWN_HOME], together
    apart = together + days((1 + rng.exponential(rate["separates_after"], len(w))) * YEAR)
    parts = (apart < end) & (rng.random(len(w)) < rate["separates"])
    _marry(rng, start, w, m, together, np.where(parts, apart, end), surname, since, rate)
    _separate(rng, w[parts], m[parts], apart[parts], homes, home_from, surname, since, rate)


def _marry(rng, start: _Founding, w, m, together, end, surname, since, rate: dict) -> None:
    wed = together + days(rate["wed_after"][0] + rng.exponential(rate["wed_after"][1], len(w)))
    changes = (rng.random(len(w)) < rate["married"]) & (wed < end)
    changes &= rng.random(len(w)) < _by_community(rate["takes_partners_name"], start.own[w])
    w, m, wed = w[changes], m[changes], wed[changes]
    theirs = surname[m, BIRTH_NAME].copy()
    pole = _is(start.own[w], "polish")
    theirs[pole] = _feminine(theirs[pole])
    may = _may_take(surname[w, BIRTH_NAME], theirs)
    w, wed, theirs = w[may], wed[may], theirs[may]
    double = rng.random(len(w)) < rate["double_barrels"]
    surname[w, MARRIED_NAME] = np.where(double, surname[w, BIRTH_NAME] + "-" + theirs, theirs)
    since[w, MARRIED_NAME] = wed


def _separate(rng, w, m, when, homes, home_from, surname, since, rate: dict) -> None:
    """Let couples part: he moves to a home of his own, she may go back to her own name."""
    homes[m, AFTER_SEPARATION] = 2 * _far(len(homes)) + m
    home_from[m, AFTER_SEPARATION] = when
    back = (since[w, MARRIED_NAME] < when) & (rng.random(len(w)) < rate["goes_back_to_name"])
    since[w[back], LATER_NAME] = (when + days(200))[back]
    surname[w, LATER_NAME] = surname[w, BIRTH_NAME]


def _share(rng, left, homes, home_from, rate: dict) -> None:
    """Let most leavers who live alone share a house, so many in each, by the time they left home."""
    joined = home_from[:, COUPLE_HOME] < NEVER
    alone = np.flatnonzero((left < NEVER) & ~joined & ~np.isin(homes[:, OWN_HOME], homes[joined, COUPLE_HOME]))
    shares = alone[rng.random(len(alone)) < rate["shared_house"]]
    shares = shares[np.argsort(left[shares], kind="stable")]
    many = rate["sharers"]
    homes[shares, OWN_HOME] = homes[shares[np.arange(len(shares)) // many * many], OWN_HOME]


def _founders_separate(rng, start: _Founding, gone, homes, home_from, surname, since, rate: dict) -> None:
    heads = np.flatnonzero(start.couple & (start.role == HEAD))
    partners = np.flatnonzero(start.role == PARTNER)
    _, one, other = np.intersect1d(start.family[heads], start.family[partners], return_indices=True)
    w, m = heads[one], partners[other]
    when = OPENING + days(rng.random(len(w)) * 20.4 * YEAR)
    parts = (rng.random(len(w)) < rate["founders_separate"]) & (start.birth[w] < when - days(22 * YEAR))
    parts &= when < np.minimum(gone[w], gone[m])
    _separate(rng, w[parts], m[parts], when[parts], homes, home_from, surname, since, rate)


def _begun(households: np.ndarray, home_from: np.ndarray, number: int) -> np.ndarray:
    """Return the day each household began: when its first member came to it, but not before 2006."""
    begun = np.full(number, TODAY)
    used = home_from < NEVER
    np.minimum.at(begun, households[used], home_from[used])
    return np.maximum(begun, OPENING)


def _addresses(rng, begun, kind, poor, rate: dict) -> tuple[np.ndarray, np.ndarray]:
    """Give every household up to four addresses; no two have the same last one, earlier ones may be shared.

    Some areas are poorer than others, so poor families live nearer to each other than chance would have it.
    """
    number = len(begun)
    moves = np.zeros((number, 4), dtype=np.int64)
    move_from = np.full((number, 4), NEVER)
    move_from[:, 0] = ALWAYS
    lived = (TODAY - begun).astype(int)
    young = begun > OPENING
    yearly = np.where(young, rate["moves_a_year"]["leaver"], rate["moves_a_year"]["family"]) * (kind <= SHARED)
    count = rng.poisson(yearly * lived / YEAR).clip(max=3)
    after = rng.random((number, 3)) * lived[:, None]
    for k in range(3):
        moved = count > k
        move_from[moved, k + 1] = (begun + days(after[:, k]))[moved]
    move_from[:, 1:] = np.sort(move_from[:, 1:], axis=1)
    register = np.arange(int(number * (1 + rate["empty_homes"])) + 4)
    if len(register) > ADDRESSES:
        raise RuntimeError(f"{len(register)} addresses wanted of a block that has {ADDRESSES}")
    area_rank = rng.permutation(len(register) // AREA + 1)[register // AREA]
    register = register[np.lexsort((rng.random(len(register)), area_rank))]  # from the richest area to the poorest
    score = poor * rate["poor_areas"] + rng.normal(size=number)
    for k in range(4):
        place = np.argsort(np.argsort(score + rate["earlier_areas"] * rng.normal(size=number))) * (
            len(register) / number
        )
        moves[:, k] = register[place.astype(int)]
    last = np.empty(number, dtype=np.int64)
    last[np.argsort(score)] = register[np.sort(rng.permutation(len(register))[:number])]
    moves[np.arange(number), count] = last
    return moves, move_from
