# Wrong: errors of every kind.
def share_with(kind, errors, true_links, group):
    touched = true_links.to_frame(index=False).isin(set(errors["record_id"])).any(axis=1)
    return touched.groupby(group.loc[true_links.get_level_values("schools_id")].to_numpy()).mean()
