# Right: merge with an indicator, then one minus the share found.
def missed_rate_by_group(links, true_links, group):
    real = true_links.to_frame(index=False)
    both = real.merge(links.to_frame(index=False), how="left", indicator=True)
    both["group"] = both["schools_id"].map(group)
    return 1 - (both["_merge"] == "both").groupby(both["group"]).mean()
