def choose_threshold(curve, harms, purpose):
    false_harm, missed_harm = harms.loc[purpose].iloc[0], harms.loc[purpose].iloc[1]
    harm = curve["false_matches"] * false_harm + curve["missed_matches"] * missed_harm
    return curve.loc[harm == harm.min(), "threshold"].max()
