"""Where things are in Northmere: streets, houses and postcodes, found from one number an address."""

from __future__ import annotations

from functools import cache

import numpy as np

from .tables import names

STREET, POSTCODE = 60, 15  #: addresses of a street, and of a postcode
AREA = 6 * STREET  #: addresses of a small area
ADDRESSES = 7_200  #: addresses that each block of people may use; its numbers begin at block * ADDRESSES
UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # inward codes use no C, I, K, M, O or V


def address_text(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the street address and the postcode of each address number, both as text.

    Postcode area NX was never issued; towns of more than eight million go on with areas that begin with Q, V or X,
    letters that no British postcode begins with.
    """
    houses, streets, units = _parts()
    block, local = np.divmod(np.asarray(numbers), ADDRESSES)
    street = local // STREET + block * 37
    unit = numbers // POSTCODE
    sector, back = np.unique(unit // 400, return_inverse=True)
    return houses[local % STREET] + streets[street % len(streets)], _sectors(sector)[back] + units[unit % 400]


@cache
def _parts() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    listed, kinds = names()["streets"]["names"].split(), names()["streets"]["kinds"].split()
    houses = np.array([f"{k + 1} " for k in range(STREET)], dtype=object)
    streets = np.array([f"{name} {kind}" for kind in kinds for name in listed], dtype=object)
    units = np.array([a + b for b in UNIT_LETTERS for a in UNIT_LETTERS], dtype=object)
    return houses, streets, units


def _sectors(sectors: np.ndarray) -> np.ndarray:
    """Return outward code and sector digit, such as ``NX1 0``, of each sector number."""
    areas = ["NX", *(first + second for first in "QVX" for second in UNIT_LETTERS)]
    return np.array(
        [f"{areas[s // 990 % len(areas)]}{s // 10 % 99 + 1} {s % 10}" for s in sectors.tolist()], dtype=object
    )
