# Wrong: the sum of the moves.
def has_settled(before, after, least):
    """Say whether no column moved by as much as the least move that counts."""
    largest_move = ...
    largest_move = (after - before).abs().sum()
    return bool(largest_move < least)
