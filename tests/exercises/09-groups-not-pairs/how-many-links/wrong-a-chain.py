# Wrong: each register with the next one only.
def links_needed(registers):
    """Return how many links join each register with each other one."""
    k = len(registers)
    needed = k - 1
    return needed
