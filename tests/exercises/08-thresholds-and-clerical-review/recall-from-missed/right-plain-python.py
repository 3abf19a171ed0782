# Right: one band at a time.
def estimated_recall(found, below):
    missed = 0
    for band in below.itertuples():
        if band.read > 0:
            missed += band.matches * band.pairs / band.read
    return found / (found + missed)
