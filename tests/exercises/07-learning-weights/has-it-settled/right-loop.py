# Right: plain Python, one column at a time.
def has_settled(before, after, least):
    return all(abs(after[name] - before[name]) < least for name in before.index)
