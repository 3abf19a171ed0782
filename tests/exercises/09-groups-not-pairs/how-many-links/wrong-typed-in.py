# Wrong: typed in.
def links_needed(registers):
    """Return how many links join each register with each other one."""
    k = len(registers)
    needed = 6
    return needed
