# Wrong: learns among the true pairs only.
import recordlinkage


def learnt_and_true(agreement, true_links):
    """Return the m that EM learns beside the true one."""
    classifier = recordlinkage.ECMClassifier()
    classifier.fit(agreement[agreement.index.isin(true_links)])
    learnt = pd.Series({name: classifier.m_probs[name][1] for name in agreement.columns})
    true = agreement[agreement.index.isin(true_links)].mean()
    return pd.DataFrame({"learnt": learnt, "true": true})
