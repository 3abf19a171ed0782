# Wrong: one classifier for all calls.
import recordlinkage

classifier = recordlinkage.ECMClassifier()


def learnt_and_true(agreement, true_links):
    """Return the m that EM learns beside the true one."""
    classifier.fit(agreement)
    learnt = pd.Series({name: classifier.m_probs[name][1] for name in agreement.columns})
    true = agreement[agreement.index.isin(true_links)].mean()
    return pd.DataFrame({"learnt": learnt, "true": true})
