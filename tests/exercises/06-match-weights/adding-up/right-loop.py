# Right: plain Python, one pair at a time.
def total_weight(agreement, weights, start):
    """Return the match weight of each pair."""
    points = weights.to_dict("index")
    rows = agreement.to_dict("list")
    totals = []
    for k in range(len(agreement)):
        total = start
        for name, answers in rows.items():
            if answers[k] == 1:
                total += points[name]["agrees"]
            elif answers[k] == 0:
                total += points[name]["differs"]
        totals.append(total)
    return pd.Series(totals, index=agreement.index)
