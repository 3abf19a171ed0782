# Wrong: only the last piece counts.
def turned_on(pieces, key):
    on = set()
    for piece in pieces:
        on = set(places(piece, key))
    return on
