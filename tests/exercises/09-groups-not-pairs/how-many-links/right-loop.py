# Right: counts the pairs one by one.
def links_needed(registers):
    """Return how many links join each register with each other one."""
    needed = 0
    for place, left in enumerate(registers):
        for right in registers[place + 1 :]:
            needed += 1
    return needed
