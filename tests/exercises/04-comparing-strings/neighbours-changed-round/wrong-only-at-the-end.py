# Wrong: sees only the last two letters.
def distance(one, other):
    edits = jellyfish.levenshtein_distance(one, other)
    if len(one) > 1 and one[:-2] == other[:-2] and one[-2:] == other[-2:][::-1] and one != other:
        return 1
    return edits
