# Wrong: stops one piece too early.
def bigrams(word):
    padded = "_" + word + "_"
    return {padded[i : i + 2] for i in range(len(padded) - 2)} if word else set()
