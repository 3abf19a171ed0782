# Wrong: divides by all true links, also those that were never compared.
def m_and_u(agreement, true_links):
    """Return how often each column agrees: m among true pairs, u among all others."""
    is_true = agreement.index.isin(true_links)
    return pd.DataFrame({"m": agreement[is_true].sum() / len(true_links), "u": agreement[~is_true].mean()})
