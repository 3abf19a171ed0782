# Right: counts of each group and person, weighted by their records.
def b_cubed(group, truth):
    """Return B-cubed precision and recall of groups."""
    person = truth.reindex(group.index)
    both = pd.DataFrame({"group": group, "person": person}).value_counts()
    in_group = both.groupby(level="group").transform("sum")
    of_person = both.groupby(level="person").transform("sum")
    records = both.sum()
    return pd.Series({"precision": (both**2 / in_group).sum() / records, "recall": (both**2 / of_person).sum() / records})
