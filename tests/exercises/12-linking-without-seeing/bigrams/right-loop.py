# Right: a loop that adds piece by piece.
def bigrams(word):
    found = set()
    if word == "":
        return found
    padded = f"_{word}_"
    for place in range(1, len(padded)):
        found.add(padded[place - 1] + padded[place])
    return found
