# Right: merges distinct pupils, and gives back a frame.
def bias_by_group(links, true_links, group):
    table = group.rename("group").rename_axis("schools_id").reset_index()
    for name, pairs in (("linked", links), ("true", true_links)):
        pupils = pairs.to_frame(index=False)[["schools_id"]].drop_duplicates().assign(**{name: 1.0})
        table = table.merge(pupils, on="schools_id", how="left").fillna({name: 0.0})
    means = table.groupby("group")[["linked", "true"]].mean()
    return (means["linked"] - means["true"]).to_frame("bias")
