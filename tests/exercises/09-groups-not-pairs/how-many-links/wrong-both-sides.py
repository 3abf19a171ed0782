# Wrong: counts each link twice.
def links_needed(registers):
    """Return how many links join each register with each other one."""
    k = len(registers)
    needed = k * (k - 1)
    return needed
