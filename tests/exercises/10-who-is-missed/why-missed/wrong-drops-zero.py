# Wrong: a group without such errors disappears.
def share_with(kind, errors, true_links, group):
    records = set(errors.loc[errors["kind"] == kind, "record_id"])
    touched = true_links.to_frame(index=False).isin(records).any(axis=1)
    groups = pd.Series(group.loc[true_links.get_level_values("schools_id")].to_numpy())
    return (groups[touched].value_counts() / groups.value_counts()).dropna()
