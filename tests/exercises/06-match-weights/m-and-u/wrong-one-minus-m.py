# Wrong: takes u for one minus m.
def m_and_u(agreement, true_links):
    """Return how often each column agrees: m among true pairs, u among all others."""
    m = agreement[agreement.index.isin(true_links)].mean()
    return pd.DataFrame({"m": m, "u": 1 - m})
