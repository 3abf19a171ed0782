# Wrong: one key for ever.
def turned_on(pieces, key):
    return {place for piece in pieces for place in places(piece, "a key")}
