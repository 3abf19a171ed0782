def joined(typed, cleaned, person):
    table = pd.DataFrame({"typed": typed, "cleaned": cleaned, "person": person})
    counts = table.groupby("cleaned").nunique()
    return ((counts["typed"] > 1) & (counts["person"] > 1)).sum()
