# Right: plain Python, a dictionary.
def too_small(counts):
    return {group: count < 10 for group, count in counts.items()}
