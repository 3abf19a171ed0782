# Right: a union of all lists.
def turned_on(pieces, key):
    return set().union(*(places(piece, key) for piece in pieces))
