# Wrong: counts a link of each register with itself.
def links_needed(registers):
    """Return how many links join each register with each other one."""
    k = len(registers)
    needed = k * (k + 1) / 2
    return needed
