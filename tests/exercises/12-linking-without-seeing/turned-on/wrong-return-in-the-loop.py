# Wrong: gives back too early.
def turned_on(pieces, key):
    on = set()
    for piece in pieces:
        on.update(places(piece, key))
        return on
    return on
