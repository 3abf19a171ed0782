# Wrong: the mean move.
def has_settled(before, after, least):
    """Say whether no column moved by as much as the least move that counts."""
    largest_move = ...
    largest_move = (after - before).abs().mean()
    return bool(largest_move < least)
