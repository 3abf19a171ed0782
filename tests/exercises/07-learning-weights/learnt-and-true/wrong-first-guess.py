# Wrong: the guess to begin from, never improved.
def learnt_and_true(agreement, true_links):
    """Return the m that EM learns beside the true one."""
    learnt = pd.Series(0.9, agreement.columns)
    true = agreement[agreement.index.isin(true_links)].mean()
    return pd.DataFrame({"learnt": learnt, "true": true})
