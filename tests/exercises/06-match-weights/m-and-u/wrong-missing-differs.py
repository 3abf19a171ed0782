# Wrong: a missing value counts as a difference.
def m_and_u(agreement, true_links):
    """Return how often each column agrees: m among true pairs, u among all others."""
    agreement = agreement.fillna(0)
    is_true = agreement.index.isin(true_links)
    return pd.DataFrame({"m": agreement[is_true].mean(), "u": agreement[~is_true].mean()})
