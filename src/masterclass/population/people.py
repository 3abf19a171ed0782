"""Who lives in Northmere: families, households, names and addresses over time, drawn from one generator."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .tables import COMMUNITIES, first_names, names, pick, rates, surnames

TODAY = np.datetime64("2026-06-30")
OPENING = np.datetime64("2006-01-01")
NEVER = np.datetime64("2200-01-01")
ALWAYS = np.datetime64("1900-01-01")
YEAR = 365.25
SINGLE, COUPLE, COUPLE_CHILDREN, LONE_PARENT = range(4)
STREETS_HOUSES, POSTCODE_HOUSES = 60, 15
UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # inward codes use no C, I, K, M, O or V


@dataclass
class People:
    """One town's people as columns; every array has one row a person, in random order.

    ``surnames`` and ``surname_from`` have shape (people, 2): name at birth, name after marriage and the day each
    began (``NEVER`` when there is no second). ``homes`` and ``home_from`` have shape (people, 3): the households a
    person belonged to. ``moves`` and ``move_from`` have shape (households, 4): the addresses of each household.
    """

    birth: np.ndarray
    death: np.ndarray
    arrived: np.ndarray
    sex: np.ndarray
    community: np.ndarray
    ethnicity: np.ndarray
    poor: np.ndarray
    first: np.ndarray
    surnames: np.ndarray
    surname_from: np.ndarray
    homes: np.ndarray
    home_from: np.ndarray
    moves: np.ndarray
    move_from: np.ndarray
    nhs: np.ndarray
    nino: np.ndarray
    upn: np.ndarray

    def __len__(self) -> int:
        return len(self.birth)

    def surname_at(self, who: np.ndarray, when: np.ndarray) -> np.ndarray:
        """Return the surname of each person on a day."""
        return np.where(self.surname_from[who, 1] <= when, self.surnames[who, 1], self.surnames[who, 0])

    def household_at(self, who: np.ndarray, when: np.ndarray) -> np.ndarray:
        """Return the household number of each person on a day."""
        part = (self.home_from[who] <= when[:, None]).sum(axis=1).clip(1) - 1
        return self.homes[who, part]

    def address_at(self, who: np.ndarray, when: np.ndarray) -> np.ndarray:
        """Return the address number of each person on a day."""
        home = self.household_at(who, when)
        part = (self.move_from[home] <= when[:, None]).sum(axis=1).clip(1) - 1
        return self.moves[home, part]


def draw_people(rng: np.random.Generator, size: int) -> People:
    """Draw exactly ``size`` people, with the lives they lived up to ``TODAY``.

    Founding families come first; children who are old enough leave home, some live as couples, some of these
    marry, and some women then take a new name.
    """
    rate = rates()["households"]
    family, role, birth, arrived, kind, sex = _families(rng, size, rate)
    community = _communities(rng, family.max() + 1)
    poor_family = rng.random(family.max() + 1) < rate["poor"]
    came = rng.random(family.max() + 1) < _by_community(rate["migrant"], community)
    arrived = np.where(came[family] & (arrived < NEVER), np.maximum(arrived, birth), ALWAYS)

    child = role == 2
    leaves = rate["leave_home_age"]
    left = birth + days((leaves[0] + rng.exponential(leaves[1], size)) * YEAR)
    left = np.where(child & (left < TODAY), np.maximum(left, arrived), NEVER)
    own = community[family]
    death = _deaths(rng, birth)

    surname, since = _surnames(rng, family, role, sex, birth, own, kind, rate)
    homes, home_from, leaver_from = _leavers(rng, left, birth, sex, own, surname, since, rate)
    homes[:, 0] = family
    homes[left == NEVER, 1:] = family[left == NEVER, None]
    _, flat = np.unique(homes, return_inverse=True)
    households = flat.reshape(homes.shape)
    moves, move_from = _addresses(rng, households, homes, family.max() + 1, leaver_from, rate)

    order = rng.permutation(size)
    identifiers = _identifiers(rng, size)
    return People(
        birth=birth[order],
        death=death[order],
        arrived=arrived[order],
        sex=sex[order],
        community=own[order],
        ethnicity=_ethnicity(rng, own)[order],
        poor=poor_family[family][order],
        first=_first_names(rng, birth, sex, own)[order],
        surnames=surname[order],
        surname_from=since[order],
        homes=households[order],
        home_from=home_from[order],
        moves=moves,
        move_from=move_from,
        **identifiers,
    )


def address_text(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the street address and the postcode of each address number; postcode area NX was never issued."""
    streets, kinds = names()["streets"]["names"].split(), names()["streets"]["kinds"].split()
    unique, back = np.unique(numbers, return_inverse=True)
    street, unit = unique // STREETS_HOUSES, unique // POSTCODE_HOUSES
    lines, codes = np.empty(len(unique), dtype=object), np.empty(len(unique), dtype=object)
    for k, (house, s, u) in enumerate(
        zip((unique % STREETS_HOUSES).tolist(), street.tolist(), unit.tolist(), strict=True)
    ):
        lines[k] = f"{house + 1} {streets[s % len(streets)]} {kinds[s // len(streets) % len(kinds)]}"
        inward = UNIT_LETTERS[u % 20] + UNIT_LETTERS[u // 20 % 20]
        codes[k] = f"NX{u // 4000 + 1} {u // 400 % 10}{inward}"
    return lines[back], codes[back]


def days(number: float | np.ndarray) -> np.ndarray:
    """Return numbers as whole days."""
    return np.asarray(number).astype("timedelta64[D]")


def _by_community(rate: dict, community: np.ndarray) -> np.ndarray:
    return np.array([rate[name] for name in COMMUNITIES])[community]


def _families(rng: np.random.Generator, size: int, rate: dict) -> tuple[np.ndarray, ...]:
    """Return family, role (0 head, 1 partner, 2 child), birth, arrival, kind and sex of exactly ``size`` people."""
    number = size + 8  # more families than can be needed; the rest are cut off below
    shares = np.cumsum([rate["founding"][k] for k in ("single", "couple", "couple_children", "lone_parent")])
    kind = np.searchsorted(shares / shares[-1], rng.random(number), side="right").clip(max=3)
    age = np.where(
        kind == SINGLE,
        rng.triangular(24, 55, 96, number),
        np.where(kind == COUPLE, rng.triangular(37, 62, 92, number), rng.triangular(20, 46, 72, number)),
    )
    first_child = (rng.normal(28, 5, number)).clip(17.5, 43)
    with_children = kind >= COUPLE_CHILDREN
    age = np.where(with_children, np.maximum(age, first_child + 0.2), age)
    gaps = 1.3 + rng.exponential(1.7, (number, 3))
    gaps[rng.random((number, 3)) < rate["twins"] * 2] = 0.0
    wanted = 1 + np.searchsorted([0.30, 0.74, 0.92], rng.random(number), side="right")
    child_age = (age - first_child)[:, None] - np.concatenate([np.zeros((number, 1)), np.cumsum(gaps, axis=1)], axis=1)
    lives = with_children[:, None] & (child_age > 0) & (child_age < 36) & (np.arange(4) < wanted[:, None])
    lives[with_children & (child_age[:, 0] >= 36), :] = False
    partner = (kind == COUPLE) | (kind == COUPLE_CHILDREN)
    present = np.concatenate([np.ones((number, 1), bool), partner[:, None], lives], axis=1)
    ages = np.concatenate([age[:, None], (age + rng.normal(2.2, 3.0, number)).clip(18)[:, None], child_age], axis=1)

    keep = np.flatnonzero(present.ravel())[:size]
    family, place = keep // 6, keep % 6
    birth = TODAY - days(ages.ravel()[keep] * YEAR)
    came = OPENING + days(rng.random(number) * 19 * YEAR)
    sex = np.where(rng.random(size) < 0.5, "F", "M").astype(object)
    lone = (kind[family] == LONE_PARENT) & (place == 0)
    sex[lone] = np.where(rng.random(lone.sum()) < 0.87, "F", "M")
    sex[(place == 0) & partner[family]] = "F"
    sex[(place == 1)] = "M"
    return family, np.minimum(place, 2), birth, came[family], kind, sex


def _communities(rng: np.random.Generator, number: int) -> np.ndarray:
    shares = np.cumsum([names()[name]["share"] for name in COMMUNITIES])
    return np.searchsorted(shares / shares[-1], rng.random(number), side="right").clip(max=len(COMMUNITIES) - 1)


def _ethnicity(rng: np.random.Generator, community: np.ndarray) -> np.ndarray:
    group = np.empty(len(community), dtype=object)
    for code, name in enumerate(COMMUNITIES):
        shares, who = rates()["ethnicity"][name], community == code
        group[who] = pick(rng, np.array(list(shares), dtype=object), np.cumsum(list(shares.values())), who.sum())
    return group


def _deaths(rng: np.random.Generator, birth: np.ndarray) -> np.ndarray:
    """Return the day of death, ``NEVER`` for the living; chances rise about tenfold every 25 years of age."""
    age = ((TODAY - birth) / days(YEAR)).astype(float)
    yearly = (0.0004 * np.exp(0.092 * (age - 30))).clip(max=0.4)
    waited = rng.exponential(1 / yearly)
    death = TODAY - days((rng.random(len(birth)) * 20.4) * YEAR)
    return np.where((waited < 6) & (death > birth), np.maximum(death, OPENING), NEVER)


def _family_name(rng: np.random.Generator, community: np.ndarray) -> np.ndarray:
    name = np.empty(len(community), dtype=object)
    for code, label in enumerate(COMMUNITIES):
        who = community == code
        name[who] = pick(rng, *surnames(label), who.sum())
    return name


def _surnames(rng, family, role, sex, birth, community, kind, rate) -> tuple[np.ndarray, np.ndarray]:
    """Return surnames (at birth, after marriage) and their first days, for founders and their children."""
    size = len(family)
    head = _family_name(rng, community)  # each adult's own name at birth
    by_family = _family_name(rng, _first_of(community, family))
    partner_married = (rng.random(family.max() + 1) < np.where(kind[: family.max() + 1] == COUPLE, 0.8, 0.75))[family]
    takes = rng.random(size) < _by_community(rate["takes_partners_name"], community) + 0.15
    couple = np.isin(kind[family], (COUPLE, COUPLE_CHILDREN))
    child, wife = role == 2, (role == 0) & couple
    at_birth = np.where(child | (role == 1), by_family[family], head)
    lone = kind[family] == LONE_PARENT
    at_birth = np.where(lone & (role == 0) & (rng.random(size) < 0.6), by_family[family], at_birth)
    own = (community == COMMUNITIES.index("pakistani")) & (sex == "F") & (rng.random(size) < rate["own_last_name"])
    at_birth[own] = pick(rng, *_own_last_names(), own.sum())
    kaur = (at_birth == "Singh") & (sex == "F") & (rng.random(size) < 0.8)
    at_birth[kaur] = "Kaur"
    pole = (community == COMMUNITIES.index("polish")) & (sex == "F")
    feminine = {i: at_birth[i][:-1] + "a" for i in np.flatnonzero(pole) if at_birth[i].endswith(("ski", "cki"))}
    for i, name in feminine.items():
        at_birth[i] = name

    surname = np.stack([at_birth, at_birth], axis=1)
    since = np.full((size, 2), ALWAYS)
    since[:, 1] = NEVER
    changed = wife & partner_married & takes & ~own
    surname[changed, 1] = _after_marriage(by_family[family], pole)[changed]
    since[changed, 1] = (birth + days((21 + rng.gamma(2.2, 3.2, size)) * YEAR))[changed]
    return surname, since


def _first_of(values: np.ndarray, family: np.ndarray) -> np.ndarray:
    first = np.zeros(family.max() + 1, dtype=values.dtype)
    first[family[::-1]] = values[::-1]
    return first


def _own_last_names() -> tuple[np.ndarray, np.ndarray]:
    listed = np.array(names()["pakistani"]["own_last_names"].split(), dtype=object)
    return listed, np.linspace(1 / len(listed), 1, len(listed))


def _after_marriage(name: np.ndarray, pole: np.ndarray) -> np.ndarray:
    taken = name.copy()
    for i in np.flatnonzero(pole):
        if taken[i].endswith(("ski", "cki")):
            taken[i] = taken[i][:-1] + "a"
    return taken


def _leavers(rng, left, birth, sex, community, surname, since, rate) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give children who left home a household of their own, a partner, perhaps a marriage and a new name.

    Returns homes (size, 3) and their first days, and for every person the day their own dwelling began.
    Changes ``surname`` and ``since`` in place for those who take a name at marriage.
    """
    size = len(left)
    families = size + 8  # numbers of dwellings begin after all numbers of families
    homes = np.zeros((size, 3), dtype=np.int64)
    home_from = np.full((size, 3), NEVER)
    home_from[:, 0] = ALWAYS
    away = left < NEVER
    homes[:, 1] = homes[:, 2] = families + np.arange(size)
    home_from[away, 1] = left[away]

    ready = away & (birth < TODAY - days(20 * YEAR)) & (rng.random(size) < rate["partnered"])
    mixed = np.where(rng.random(size) < 0.1, 0, community)
    jitter = birth + days(rng.normal(0, 500, size))
    women, men = (np.flatnonzero(ready & (sex == s)) for s in ("F", "M"))
    women, men = (group[np.lexsort((jitter[group], mixed[group]))] for group in (women, men))
    pairs = [
        (w, m)
        for code in range(len(COMMUNITIES))
        for w, m in zip(women[mixed[women] == code], men[mixed[men] == code], strict=False)
    ]
    if pairs:
        w, m = np.array(pairs).T
        together = np.maximum(
            np.maximum(left[w], left[m]) + days(rng.exponential(700, len(w))), birth[w] + days(18 * YEAR)
        )
        here = together < TODAY
        w, m, together = w[here], m[here], together[here]
        homes[m, 2], home_from[m, 2] = homes[w, 1], together
        _marry(rng, w, m, together, community, surname, since, rate)

    alone = np.flatnonzero(away & (home_from[:, 2] == NEVER) & ~np.isin(homes[:, 1], homes[home_from[:, 2] < NEVER, 2]))
    shares = alone[rng.random(len(alone)) < rate["shared_house"]]
    shares = shares[np.argsort(left[shares], kind="stable")]
    homes[shares, 1:] = (families + shares[np.arange(len(shares)) // 3 * 3])[:, None]
    return homes, home_from, left


def _marry(rng, w, m, together, community, surname, since, rate) -> None:
    wed = together + days(300 + rng.exponential(900, len(w)))
    name = rng.random(len(w)) < rate["married"]
    name &= (wed < TODAY) & (rng.random(len(w)) < _by_community(rate["takes_partners_name"], community[w]))
    w, m, wed = w[name], m[name], wed[name]
    double = rng.random(len(w)) < rate["double_barrels"]
    theirs = _after_marriage(surname[m, 0], community[w] == COMMUNITIES.index("polish"))
    surname[w, 1] = np.where(double, surname[w, 0] + "-" + theirs, theirs)
    since[w, 1] = wed


def _first_names(rng, birth, sex, community) -> np.ndarray:
    year = birth.astype("datetime64[Y]").astype(int) + 1970
    first = np.empty(len(birth), dtype=object)
    for code, label in enumerate(COMMUNITIES):
        for gender in ("F", "M"):
            since = 0
            for until, listed, cumulative in first_names(label, gender):
                who = (community == code) & (sex == gender) & (year > since) & (year <= until)
                first[who] = pick(rng, listed, cumulative, who.sum())
                since = until
    return first


def _addresses(rng, households, homes, families, leaver_from, rate) -> tuple[np.ndarray, np.ndarray]:
    """Give every household up to four addresses; the last one is its own, earlier ones may have been others' too."""
    number = households.max() + 1
    moves = np.zeros((number, 4), dtype=np.int64)
    move_from = np.full((number, 4), NEVER)
    move_from[:, 0] = ALWAYS
    begun = np.full(number, OPENING)
    own = homes[:, 1] >= len(homes) + 8
    young = np.zeros(number, bool)
    young[households[own, 1]] = True
    begun[households[own, 1]] = np.minimum(leaver_from, TODAY)[own]
    lived = (TODAY - begun).astype(int)
    yearly = np.where(young, rate["moves_a_year"]["leaver"], rate["moves_a_year"]["family"])
    count = rng.poisson(yearly * lived / YEAR).clip(max=3)
    after = np.sort(rng.random((number, 3)), axis=1) * lived[:, None]
    for k in range(3):
        moved = count > k
        move_from[moved, k + 1] = (begun + days(after[:, k]))[moved]
    move_from[:, 1:] = np.sort(move_from[:, 1:], axis=1)
    register = np.arange(int(number * 1.06) + 4)
    moves[:] = rng.choice(register, (number, 4))
    moves[np.arange(number), count] = rng.permutation(register)[:number]
    return moves, move_from


def _identifiers(rng: np.random.Generator, size: int) -> dict[str, np.ndarray]:
    """Return identifiers that were never issued: NHS-style 999…, National Insurance QQ…, pupil numbers of area 000."""
    body = rng.choice(1_000_000, size=min(size + size // 8 + 40, 1_000_000), replace=False)
    digits = np.stack([np.full_like(body, 9)] * 3 + [body // 10**k % 10 for k in range(5, -1, -1)], axis=1)
    check = 11 - (digits * np.arange(10, 1, -1)).sum(axis=1) % 11
    good = check != 10
    body, check = body[good][:size], (check[good] % 11)[:size]
    nhs = [f"999 {b // 1000:03d} {b % 1000:03d}{c}" for b, c in zip(body.tolist(), check.tolist(), strict=True)]
    nino = rng.choice(4_000_000, size=size, replace=False).tolist()
    pupil = rng.choice(100_000_000, size=size, replace=False).tolist()
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    return {
        "nhs": np.array(nhs, dtype=object),
        "nino": np.array([f"QQ{k // 4:06d}{'ABCD'[k % 4]}" for k in nino], dtype=object),
        "upn": np.array([f"{letters[k % 23]}000{k:09d}" for k in pupil], dtype=object),
    }
