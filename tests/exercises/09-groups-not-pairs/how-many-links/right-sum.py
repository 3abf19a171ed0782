# Right: the first meets k - 1 others, the next k - 2, and so on.
def links_needed(registers):
    """Return how many links join each register with each other one."""
    k = len(registers)
    needed = sum(range(k))
    return needed
