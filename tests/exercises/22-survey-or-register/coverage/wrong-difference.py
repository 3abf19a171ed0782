# Wrong: compares totals, so the two errors cancel.
def coverage(listed, residents):
    short = 1 - len(set(listed)) / len(residents)
    return max(short, 0), max(-short, 0)
