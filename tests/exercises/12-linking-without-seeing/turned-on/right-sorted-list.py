# Right: a list, each place once.
def turned_on(pieces, key):
    return sorted({place for piece in pieces for place in places(piece, key)})
