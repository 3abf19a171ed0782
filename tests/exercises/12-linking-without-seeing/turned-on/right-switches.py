# Right: a row of switches, then those that are on.
def turned_on(pieces, key):
    row = np.zeros(1024, dtype=bool)
    for piece in pieces:
        row[places(piece, key)] = True
    return set(np.flatnonzero(row).tolist())
