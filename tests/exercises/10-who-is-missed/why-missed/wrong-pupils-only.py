# Wrong: looks at the pupils' records only.
def share_with(kind, errors, true_links, group):
    records = set(errors.loc[errors["kind"] == kind, "record_id"])
    pupils = true_links.get_level_values("schools_id")
    return pd.Series(pupils.isin(records)).groupby(group.loc[pupils].to_numpy()).mean()
