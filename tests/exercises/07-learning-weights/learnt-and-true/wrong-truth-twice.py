# Wrong: the truth, called learnt.
def learnt_and_true(agreement, true_links):
    """Return the m that EM learns beside the true one."""
    learnt = agreement[agreement.index.isin(true_links)].mean()
    true = agreement[agreement.index.isin(true_links)].mean()
    return pd.DataFrame({"learnt": learnt, "true": true})
