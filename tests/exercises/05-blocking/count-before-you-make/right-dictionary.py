# Right: plain Python.
from collections import Counter


def count_pairs(left, right):
    on_left, on_right = Counter(left.dropna()), Counter(right.dropna())
    return sum(number * on_right[value] for value, number in on_left.items())
