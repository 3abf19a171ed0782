# Right: sizes looked up with map.
def b_cubed(group, truth):
    """Return B-cubed precision and recall of groups."""
    person = group.index.to_series().map(truth)
    key = pd.Series(list(zip(group, person)), index=group.index)
    both = key.map(key.value_counts())
    return {
        "precision": float((both / group.map(group.value_counts())).mean()),
        "recall": float((both / person.map(person.value_counts())).mean()),
    }
