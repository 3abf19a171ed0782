# Wrong: asks that both records have the error.
def share_with(kind, errors, true_links, group):
    records = set(errors.loc[errors["kind"] == kind, "record_id"])
    touched = true_links.to_frame(index=False).isin(records).all(axis=1)
    return touched.groupby(group.loc[true_links.get_level_values("schools_id")].to_numpy()).mean()
