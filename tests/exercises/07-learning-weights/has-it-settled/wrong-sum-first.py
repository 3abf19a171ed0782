# Wrong: adds up first, so that moves up and down cancel.
def has_settled(before, after, least):
    """Say whether no column moved by as much as the least move that counts."""
    largest_move = ...
    largest_move = abs(after.sum() - before.sum())
    return bool(largest_move < least)
