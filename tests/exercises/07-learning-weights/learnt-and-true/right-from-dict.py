# Right: a table made of the classifier's dictionary.
import recordlinkage


def learnt_and_true(agreement, true_links):
    """Return the m that EM learns beside the true one."""
    classifier = recordlinkage.ECMClassifier()
    classifier.fit(agreement)
    table = pd.DataFrame(classifier.m_probs).T[[1]].set_axis(["learnt"], axis=1)
    table["true"] = agreement.loc[agreement.index.intersection(true_links)].mean()
    return table
