# Right: each side by itself, joined with "or".
def share_with(kind, errors, true_links, group):
    records = errors[errors["kind"] == kind]["record_id"]
    pupils, earners = true_links.get_level_values(0), true_links.get_level_values(1)
    touched = pd.DataFrame({"group": group.reindex(pupils).to_numpy(), "touched": pupils.isin(records) | earners.isin(records)})
    return touched.groupby("group")["touched"].mean()
