# Wrong: runs one step too far.
def bigrams(word):
    padded = "_" + word + "_"
    return {padded[i : i + 2] for i in range(len(padded))} if word else set()
