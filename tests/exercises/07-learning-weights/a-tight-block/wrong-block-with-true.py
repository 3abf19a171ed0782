# Wrong: the true pairs are in the block.
def u_by_block(agreement, true_links, column):
    """Return how often strangers agree, among all pairs and in the block."""
    others = agreement[~agreement.index.isin(true_links)]
    block = agreement[agreement[column] == 1]
    return pd.DataFrame({"all": others.mean(), "block": block.mean()}).drop(column)
