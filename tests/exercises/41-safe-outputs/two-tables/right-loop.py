# Right: plain Python, a dictionary.
def unsafe_differences(first, second):
    """Return by how much the tables differ, for the groups where that is 1 to 9."""
    found = {}
    for group in set(first.index) | set(second.index):
        gap = abs(first.get(group, 0) - second.get(group, 0))
        if 1 <= gap <= 9:
            found[group] = gap
    return found
