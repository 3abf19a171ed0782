# Right: the course's own function.
def b_cubed(group, truth):
    """Return B-cubed precision and recall of groups."""
    from masterclass import linkage

    found = linkage.cluster_quality(group, truth.reindex(group.index))
    return {"precision": found["bcubed_precision"], "recall": found["bcubed_recall"]}
