def choose_threshold(curve, harms, purpose):
    harm = curve["false_matches"] + curve["missed_matches"]
    return curve.loc[harm == harm.min(), "threshold"].max()
