# Wrong: gives a similarity.
def distance(one, other):
    longer = max(len(one), len(other), 1)
    return 1 - jellyfish.damerau_levenshtein_distance(one, other) / longer
