# Wrong: only switches that all pieces turn on.
def turned_on(pieces, key):
    lists = [set(places(piece, key)) for piece in pieces]
    return set.intersection(*lists) if lists else set()
