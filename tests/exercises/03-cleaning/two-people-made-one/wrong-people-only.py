def joined(typed, cleaned, person):
    table = pd.DataFrame({"typed": typed, "cleaned": cleaned, "person": person})
    counts = table.groupby("cleaned").nunique()
    return set(counts.index[counts["person"] > 1])
