# Wrong: takes the true pairs too.
def u_by_block(agreement, true_links, column):
    """Return how often strangers agree, among all pairs and in the block."""
    block = agreement[agreement[column] == 1]
    return pd.DataFrame({"all": agreement.mean(), "block": block.mean()}).drop(column)
