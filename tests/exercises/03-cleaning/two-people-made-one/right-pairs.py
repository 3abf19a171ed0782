def joined(typed, cleaned, person):
    table = pd.DataFrame({"typed": typed, "cleaned": cleaned, "person": person})
    table = table.dropna(subset=["cleaned"]).drop_duplicates()
    found = set()
    for value, group in table.groupby("cleaned"):
        first = group.iloc[0]
        if (group["typed"] != first["typed"]).any() and (group["person"] != first["person"]).any():
            found.add(value)
    return found
