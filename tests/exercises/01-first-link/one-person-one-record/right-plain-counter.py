# Plain Python's Counter, giving a list of pairs.
from collections import Counter


def keep_certain(links):
    pairs = list(zip(links["schools_id"], links["earnings_id"]))
    left_uses = Counter(left for left, right in pairs)
    right_uses = Counter(right for left, right in pairs)
    return [(left, right) for left, right in pairs if left_uses[left] == 1 and right_uses[right] == 1]
