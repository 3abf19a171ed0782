# Wrong: a place that two pieces turn on comes twice.
def turned_on(pieces, key):
    on = []
    for piece in pieces:
        on = on + list(places(piece, key))
    return on
