# Wrong: any two letters may change places.
def distance(one, other):
    if one != other and sorted(one) == sorted(other):
        return 1
    return jellyfish.levenshtein_distance(one, other)
