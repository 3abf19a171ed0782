# Wrong: m, among the true pairs.
def u_by_block(agreement, true_links, column):
    """Return how often strangers agree, among all pairs and in the block."""
    real = agreement[agreement.index.isin(true_links)]
    block = real[real[column] == 1]
    return pd.DataFrame({"all": real.mean(), "block": block.mean()}).drop(column)
