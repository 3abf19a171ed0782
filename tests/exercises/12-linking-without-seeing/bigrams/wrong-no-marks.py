# Wrong: beginning and end are not marked.
def bigrams(word):
    return {word[i : i + 2] for i in range(len(word) - 1)}
