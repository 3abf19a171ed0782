"""What happens to the people of Northmere that departments act on, and the effects planted in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .people import NEVER, OPENING, TODAY, YEAR, People, days
from .tables import rates

PROGRAMME_CHOSEN = np.datetime64("2021-12-31")
NEW_PAYMENT = np.datetime64("2018-04-01")


@dataclass
class Circumstances:
    """Claims (a row a claim: ``claimant``, ``claim_from``, ``claim_until``, ``new_payment``), the rest a row a person.

    ``eligible`` for the support programme, and ``programme_from`` for those the lot chose; ``homeless_from`` and
    ``homeless_until``: the spell without a home, if any. Days that never came are ``NEVER``.
    """

    claimant: np.ndarray
    claim_from: np.ndarray
    claim_until: np.ndarray
    new_payment: np.ndarray
    eligible: np.ndarray
    programme_from: np.ndarray
    homeless_from: np.ndarray
    homeless_until: np.ndarray

    @property
    def ever_claimed(self) -> np.ndarray:
        """Return whether each person ever claimed."""
        ever = np.zeros(len(self.eligible), bool)
        ever[self.claimant] = True
        return ever

    @property
    def on_new_payment(self) -> np.ndarray:
        """Return whether each person's latest claim is paid the new way."""
        latest = np.zeros(len(self.eligible), bool)
        latest[self.claimant] = self.new_payment  # claims are in order of their day, so the last one stays
        return latest


def draw_circumstances(rng: np.random.Generator, people: People) -> Circumstances:
    """Draw who claims, who joins the support programme and who loses their home."""
    rate, effect, size = rates()["coverage"], rates()["effects"], len(people)
    adult = np.maximum(np.maximum(people.birth + days(18 * YEAR), people.arrived), OPENING)
    end = np.minimum(np.minimum(people.death, people.left), TODAY)
    lived = (end - adult).astype(int).clip(0)
    yearly = np.where(people.poor, rate["claims_a_year"]["poor"], rate["claims_a_year"]["other"])
    claimant = np.repeat(np.arange(size), rng.poisson(yearly * lived / YEAR))
    claim_from = adult[claimant] + days(rng.random(len(claimant)) * lived[claimant])
    order = np.argsort(claim_from, kind="stable")
    claimant, claim_from = claimant[order], claim_from[order]
    until = claim_from + days(30 + rng.exponential(rate["claim_years"] * YEAR, len(claimant)))
    until = np.where(until < end[claimant], until, np.where(end[claimant] < TODAY, end[claimant], NEVER))
    new = (until > NEW_PAYMENT) & (rng.random(len(claimant)) < effect["new_payment_share"])

    eligible = np.zeros(size, bool)
    eligible[claimant[(claim_from <= PROGRAMME_CHOSEN) & (until > np.datetime64("2021-01-01"))]] = True
    eligible &= people.present(PROGRAMME_CHOSEN)
    chosen = eligible & (rng.random(size) < effect["programme_share"])
    began = PROGRAMME_CHOSEN + days(1 + rng.integers(0, 180, size))
    began = np.minimum(began, end - days(1))  # who died before a late start counts as chosen all the same

    loses = np.where(people.poor, rate["homeless_a_year"]["poor"], rate["homeless_a_year"]["other"])
    loses = np.where(people.care, rate["homeless_a_year"]["care"], loses)
    waits = days(rng.exponential(1 / loses) * YEAR)
    lost = np.where(waits.astype(int) < lived, adult + waits, NEVER)
    found = np.minimum(lost + days(7 + rng.exponential(rate["homeless_days"], size)), end)
    found = np.where((lost < NEVER) & (found < TODAY), found, NEVER)
    return Circumstances(
        claimant,
        claim_from,
        until,
        new,
        eligible,
        np.where(chosen, began, NEVER),
        lost,
        found,
    )


def effects() -> list[dict]:
    """Return the planted effects: what was planted, how large, and how perfect linkage finds it."""
    size = rates()["effects"]
    return [
        {
            "name": "support programme and emergency admissions",
            "planted": size["support_programme"],
            "measure": "change in emergency admissions a person a year, as a share",
            "tables": ["benefits", "health"],
            "compare": "people with support_programme_from against the other people who had a claim running in 2021; "
            "emergency admissions from 1 July 2022 on, for each year lived in the town",
            "why_fair": "a lot chose who joined",
        },
        {
            "name": "free school meals and pay at 25",
            "planted": size["free_school_meals"],
            "measure": "change in pay, as a share (ratio of geometric means, less one)",
            "tables": ["schools", "earnings"],
            "compare": "pay_at_25 of people with and without free_school_meals at school",
            "why_fair": "nothing else in the town moves pay",
        },
        {
            "name": "new benefit payment and rent arrears",
            "planted": size["new_payment"],
            "measure": "change in mean rent arrears, in pounds",
            "tables": ["benefits", "housing"],
            "compare": "rent_arrears of tenants whose latest claim has payment new against those whose latest has old, "
            "claims that ended before April 2018 left out",
            "why_fair": "a lot chose who moved to the new payment",
        },
        {
            "name": "care leavers and work",
            "planted": size["care_leavers"],
            "measure": "change in the share of people on a payroll, as a share",
            "tables": ["schools", "earnings"],
            "compare": "whether pupils born 1989 to 2004 are in earnings, looked_after against the others",
            "why_fair": "nothing else in the town moves work except age",
        },
    ]


def document(people: int, seed: int) -> dict:
    """Return the content of truth/effects.json of one town."""
    return {"people": people, "seed": seed, "effects": effects()}
