# Wrong: each group's part of all such pairs.
def share_with(kind, errors, true_links, group):
    records = set(errors.loc[errors["kind"] == kind, "record_id"])
    touched = true_links.to_frame(index=False).isin(records).any(axis=1)
    counts = touched.groupby(group.loc[true_links.get_level_values("schools_id")].to_numpy()).sum()
    return counts / counts.sum()
