# Right: the library's Damerau distance.
def distance(one, other):
    return jellyfish.damerau_levenshtein_distance(one, other)
