def choose_threshold(curve, harms, purpose):
    best = None
    for _, row in curve.iterrows():
        harm = row["false_matches"] * harms.loc[purpose]["false_match"]
        harm += row["missed_matches"] * harms.loc[purpose]["missed_match"]
        if best is None or (harm, -row["threshold"]) < best:
            best = (harm, -row["threshold"])
    return -best[1]
