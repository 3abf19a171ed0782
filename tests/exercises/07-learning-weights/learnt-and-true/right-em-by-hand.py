# Right: EM by hand on the counts of patterns.
def learnt_and_true(agreement, true_links):
    """Return the m that EM learns beside the true one."""
    counts = agreement.value_counts(sort=False)
    shown, number = counts.index.to_frame().to_numpy(float), counts.to_numpy(float)
    m, u, share = np.full(shown.shape[1], 0.9), np.full(shown.shape[1], 0.1), 0.1
    for _ in range(1000):
        first = share * np.where(shown == 1, m, 1 - m).prod(axis=1)
        second = (1 - share) * np.where(shown == 1, u, 1 - u).prod(axis=1)
        matches = number * first / (first + second)
        before, m = m, matches @ shown / matches.sum()
        u = (number - matches) @ shown / (number - matches).sum()
        share = matches.sum() / number.sum()
        if np.abs(m - before).max() < 1e-7:
            break
    learnt = pd.Series(m, agreement.columns)
    true = agreement[agreement.index.isin(true_links)].mean()
    return pd.DataFrame({"learnt": learnt, "true": true})
