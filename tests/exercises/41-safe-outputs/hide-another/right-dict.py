# Right: plain Python, a dictionary.
def protect(counts):
    """Return the counts with enough of them hidden that their total gives none back."""
    left = dict(counts)
    hidden = {group: count for group, count in left.items() if count < 10}
    while hidden and len(hidden) < len(left) and (len(hidden) < 2 or sum(hidden.values()) < 10):
        group = min((g for g in left if g not in hidden), key=left.get)
        hidden[group] = left[group]
    return {group: float("nan") if group in hidden else count for group, count in left.items()}
