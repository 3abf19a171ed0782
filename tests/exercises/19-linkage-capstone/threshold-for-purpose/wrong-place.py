def choose_threshold(curve, harms, purpose):
    one = harms.loc[purpose]
    harm = curve["false_matches"] * one["false_match"] + curve["missed_matches"] * one["missed_match"]
    return harm.idxmin()
