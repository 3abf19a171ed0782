def joined(typed, cleaned, person):
    table = pd.DataFrame({"typed": typed, "cleaned": cleaned, "person": person})
    counts = table.groupby("cleaned").nunique()
    values = counts.index[(counts["typed"] > 1) & (counts["person"] > 1)]
    return set(table.loc[table["cleaned"].isin(values), "typed"])
