# Right: agreements divided by known values, column by column.
def m_and_u(agreement, true_links):
    """Return how often each column agrees: m among true pairs, u among all others."""
    real = set(true_links)
    is_true = np.array([pair in real for pair in agreement.index])
    rows = {}
    for name in agreement.columns:
        column = agreement[name].to_numpy()
        known = ~np.isnan(column)
        rows[name] = {
            "m": (column[is_true & known] == 1).sum() / (is_true & known).sum(),
            "u": (column[~is_true & known] == 1).sum() / (~is_true & known).sum(),
        }
    return pd.DataFrame.from_dict(rows, orient="index")
