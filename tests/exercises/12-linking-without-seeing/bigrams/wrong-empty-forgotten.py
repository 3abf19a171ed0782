# Wrong: an empty text gets a piece.
def bigrams(word):
    padded = "_" + word + "_"
    return {padded[i : i + 2] for i in range(len(padded) - 1)}
