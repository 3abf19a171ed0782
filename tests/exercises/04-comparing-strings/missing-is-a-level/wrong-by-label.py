# Wrong: goes by label, and not one label is in both.
def count_levels(left, right, threshold):
    both = pd.DataFrame({"one": left, "other": right})
    missing = both.isna().any(axis=1) | both.eq("").any(axis=1)
    alike = both[~missing].apply(lambda row: jaro_winkler(row["one"], row["other"]) >= threshold, axis=1)
    agrees = int(alike.to_numpy().sum())
    return {"agrees": agrees, "differs": int((~missing).sum()) - agrees, "not recorded": int(missing.sum())}
