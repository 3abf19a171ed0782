# Right: a table of links, joined with the groups.
def false_rate_by_group(links, true_links, group):
    table = links.to_frame(index=False)
    table["group"] = table["schools_id"].map(group).fillna("not recorded")
    table["false"] = ~links.isin(true_links)
    return table.groupby("group")["false"].mean()
