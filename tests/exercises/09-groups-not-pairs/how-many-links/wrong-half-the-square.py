# Wrong: forgets that a register does not meet itself.
def links_needed(registers):
    """Return how many links join each register with each other one."""
    k = len(registers)
    needed = k**2 / 2
    return needed
