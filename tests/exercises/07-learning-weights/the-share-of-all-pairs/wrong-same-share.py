# Wrong: the share of the block.
def share_of_all(share, pairs_in_block, kept, all_pairs):
    """Return the share of matches among all pairs."""
    return share
