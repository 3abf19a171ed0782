# Wrong: the pieces do not overlap.
def bigrams(word):
    padded = "_" + word + "_"
    return {padded[i : i + 2] for i in range(0, len(padded), 2)} if word else set()
