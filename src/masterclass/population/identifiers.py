"""Identifiers that were never issued: NHS-style 999…, National Insurance QQ…, pupil numbers of area 000."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import numpy as np

#: Slots of a pool that each block of people may use; a fifth more than people, since some slots make no number.
SLOTS = 12_000
BITS = {"nhs": 20, "nino": 22, "upn": 30}  #: of the slots of each kind's pool
PUPIL_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def identifiers(rng: np.random.Generator, seed: int, block: int, size: int) -> dict[str, np.ndarray]:
    """Return ``size`` identifiers of each kind for one block of people, as text.

    No two people of a town share one, however many blocks it has: a block takes its own slots of a pool that the seed
    has shuffled (a Feistel network, so that neither order nor distance tells anything).
    When a pool is used up, numbers begin again with the number of the round after them (``999 123 4567-1``).
    """
    make = {"nhs": _nhs, "nino": _nino, "upn": _upn}
    return {name: rng.permutation(_block(seed, name, block, size, text)) for name, text in make.items()}


def pool(name: str) -> int:
    """Return how many blocks of people take numbers from a pool before they begin again."""
    return 2 ** BITS[name] // SLOTS


def check_digit(body: np.ndarray) -> np.ndarray:
    """Return the modulus-11 check digit of nine-digit NHS-style numbers; 10 where there is none.

    Source: NHS Data Dictionary, NHS number.
    """
    digits = body[:, None] // 10 ** np.arange(8, -1, -1) % 10
    return (11 - (digits * np.arange(10, 1, -1)).sum(axis=1) % 11) % 11


def _block(seed: int, name: str, block: int, size: int, text: Callable) -> np.ndarray:
    slots = min(size * 6 // 5 + 60, SLOTS)
    lap, place = divmod(block, pool(name))
    numbers = shuffled(place * SLOTS + np.arange(slots), BITS[name], seed, name)
    made = text(numbers)[:size]
    if len(made) < size:
        raise RuntimeError(f"{name}: {len(made)} identifiers for {size} people")
    return made if not lap else made + f"-{lap}"


def shuffled(numbers: np.ndarray, bits: int, seed: int, name: str) -> np.ndarray:
    """Return where each number of ``bits`` bits (an even count) goes in the pool's shuffle; one to one."""
    half = np.uint64(bits // 2)
    mask = np.uint64((1 << (bits // 2)) - 1)
    keys = np.random.SeedSequence([seed, zlib.crc32(name.encode())]).generate_state(6, np.uint64)
    left, right = numbers.astype(np.uint64) >> half, numbers.astype(np.uint64) & mask
    for key in keys:
        mixed = (right + key) * np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
        left, right = right, left ^ (mixed >> np.uint64(40) & mask)
    return ((left << half) | right).astype(np.int64)


def _nhs(numbers: np.ndarray) -> np.ndarray:
    body = 999_000_000 + numbers[numbers < 1_000_000]
    check = check_digit(body)
    whole = (body * 10 + check)[check < 10]
    return _text(whole, "ddd ddd dddd")


def _nino(numbers: np.ndarray) -> np.ndarray:
    numbers = numbers[numbers < 4_000_000]
    return _text(numbers // 4, "QQdddddd?", np.frombuffer(b"ABCD", np.uint8)[numbers % 4])


def _upn(numbers: np.ndarray) -> np.ndarray:
    numbers = numbers[numbers < 1_000_000_000]
    letter = np.frombuffer(PUPIL_LETTERS.encode(), np.uint8)[numbers % len(PUPIL_LETTERS)]
    return _text(numbers, "?000ddddddddd", letter)


def _text(numbers: np.ndarray, shape: str, letter: np.ndarray | None = None) -> np.ndarray:
    """Return numbers written in a shape: ``d`` stands for a digit, ``?`` for the letter."""
    cells = np.tile(np.frombuffer(shape.encode(), np.uint8), (len(numbers), 1))
    places = [k for k, mark in enumerate(shape) if mark == "d"]
    cells[:, places] = numbers[:, None] // 10 ** np.arange(len(places) - 1, -1, -1) % 10 + 48
    if letter is not None:
        cells[:, shape.index("?")] = letter
    return cells.view(f"S{len(shape)}").ravel().astype(str).astype(object)
