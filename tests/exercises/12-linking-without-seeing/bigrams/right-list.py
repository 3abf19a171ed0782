# Right: a list without an order that matters.
def bigrams(word):
    pieces = []
    last = "_"
    for letter in word + "_":
        if word and last + letter not in pieces:
            pieces.append(last + letter)
        last = letter
    return pieces
