# Right: groups by the block's column.
def u_by_block(agreement, true_links, column):
    """Return how often strangers agree, among all pairs and in the block."""
    others = agreement.drop(agreement.index.intersection(true_links))
    table = others.groupby(column).mean().loc[[1]].T.set_axis(["block"], axis=1)
    return table.assign(all=others.mean())
