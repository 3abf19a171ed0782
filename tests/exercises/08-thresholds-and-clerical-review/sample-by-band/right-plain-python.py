# Right: Python's own random numbers, and a list of pairs.
import random


def draw_sample(bands, number, seed):
    chance = random.Random(seed)
    by_band = {}
    for pair, name in bands.items():
        by_band.setdefault(name, []).append(pair)
    return [pair for pairs in by_band.values() for pair in chance.sample(pairs, min(number, len(pairs)))]
