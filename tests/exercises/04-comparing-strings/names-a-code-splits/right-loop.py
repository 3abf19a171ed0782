# Right: a loop.
def count_split(spellings):
    split = 0
    for one, other in zip(spellings["one"], spellings["other"]):
        if jellyfish.soundex(one) != jellyfish.soundex(other):
            split += 1
    return split
