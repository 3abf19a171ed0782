def choose_threshold(curve, harms, purpose):
    table = curve.assign(
        harm=curve["false_matches"].mul(harms.at[purpose, "false_match"])
        + curve["missed_matches"].mul(harms.at[purpose, "missed_match"])
    )
    return table.sort_values(["harm", "threshold"], ascending=[True, False])["threshold"].iloc[0]
