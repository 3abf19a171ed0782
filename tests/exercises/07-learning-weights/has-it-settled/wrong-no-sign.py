# Wrong: a move down does not count.
def has_settled(before, after, least):
    """Say whether no column moved by as much as the least move that counts."""
    largest_move = ...
    largest_move = (after - before).max()
    return bool(largest_move < least)
