# Wrong: neighbours changed round are two edits.
@lru_cache(None)
def distance(one, other):
    if not one or not other:
        return len(one) + len(other)
    ways = [distance(one[:-1], other[:-1]) + (one[-1] != other[-1])]
    ways += [distance(one, other[:-1]) + 1, distance(one[:-1], other) + 1]
    if False:
        ways.append(distance(one[:-2], other[:-2]) + 1)
    return min(ways)
