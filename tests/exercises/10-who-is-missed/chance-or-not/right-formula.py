# Right: Wilson's formula and the square root by hand.
import math


def wilson_ends(k, n, z=1.96):
    p = k / n
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (p + z * z / (2 * n) - half) / (1 + z * z / n), (p + z * z / (2 * n) + half) / (1 + z * z / n)


def difference(missed_a, pairs_a, missed_b, pairs_b):
    a, b = missed_a / pairs_a, missed_b / pairs_b
    (la, ha), (lb, hb) = wilson_ends(missed_a, pairs_a), wilson_ends(missed_b, pairs_b)
    return [a - b - math.hypot(a - la, hb - b), a - b + math.hypot(ha - a, b - lb)]
