# Right: each letter with the next one.
def bigrams(word):
    padded = "_" + word + "_"
    return {one + two for one, two in zip(padded, padded[1:])} if word else set()
