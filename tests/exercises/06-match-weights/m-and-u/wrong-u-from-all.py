# Wrong: u among all pairs, the true ones too.
def m_and_u(agreement, true_links):
    """Return how often each column agrees: m among true pairs, u among all others."""
    is_true = agreement.index.isin(true_links)
    return pd.DataFrame({"m": agreement[is_true].mean(), "u": agreement.mean()})
