# Right: numpy's largest absolute difference.
def has_settled(before, after, least):
    """Say whether no column moved by as much as the least move that counts."""
    largest_move = ...
    largest_move = np.max(np.abs(after.to_numpy() - before.to_numpy()))
    return bool(largest_move < least)
