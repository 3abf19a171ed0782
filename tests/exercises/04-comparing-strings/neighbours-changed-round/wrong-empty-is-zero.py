# Wrong: an empty name is no edit away.
@lru_cache(None)
def distance(one, other):
    if not one or not other:
        return 0
    ways = [distance(one[:-1], other[:-1]) + (one[-1] != other[-1])]
    ways += [distance(one, other[:-1]) + 1, distance(one[:-1], other) + 1]
    if len(one) > 1 and len(other) > 1 and one[-2:] == other[-2:][::-1]:
        ways.append(distance(one[:-2], other[:-2]) + 1)
    return min(ways)
