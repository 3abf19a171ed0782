# Wrong: divides by all true links.
import recordlinkage


def learnt_and_true(agreement, true_links):
    """Return the m that EM learns beside the true one."""
    classifier = recordlinkage.ECMClassifier()
    classifier.fit(agreement)
    learnt = pd.Series({name: classifier.m_probs[name][1] for name in agreement.columns})
    true = agreement[agreement.index.isin(true_links)].sum() / len(true_links)
    return pd.DataFrame({"learnt": learnt, "true": true})
