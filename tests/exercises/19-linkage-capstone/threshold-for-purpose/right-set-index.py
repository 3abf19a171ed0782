def choose_threshold(curve, harms, purpose):
    mistakes = curve.set_index("threshold")[["false_matches", "missed_matches"]].sort_index(ascending=False)
    return mistakes.dot(harms.loc[purpose, ["false_match", "missed_match"]].to_numpy()).idxmin()
