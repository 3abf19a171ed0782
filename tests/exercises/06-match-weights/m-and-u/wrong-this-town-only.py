# Wrong: uses the town of the notebook, whatever it is given.
_agreement, _true = agreement, true_links


def m_and_u(agreement, true_links):
    """Return how often each column agrees: m among true pairs, u among all others."""
    is_true = _agreement.index.isin(_true)
    return pd.DataFrame({"m": _agreement[is_true].mean(), "u": _agreement[~is_true].mean()})
