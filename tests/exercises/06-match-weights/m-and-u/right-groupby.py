# Right: the means of two groups, turned on their side.
def m_and_u(agreement, true_links):
    """Return how often each column agrees: m among true pairs, u among all others."""
    means = agreement.groupby(np.where(agreement.index.isin(true_links), "m", "u")).mean()
    return means.T
