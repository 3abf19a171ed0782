# Right: plain Python, a list of pairs.
def cut(links, group, suspects, least):
    """Return the links without those that are weak and lie in a suspect group."""
    kept = []
    for row in links.itertuples():
        if row.strength >= least or group[row.left] not in suspects:
            kept.append((row.left, row.right))
    return kept
