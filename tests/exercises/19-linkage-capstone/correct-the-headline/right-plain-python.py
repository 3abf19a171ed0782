def headline(by_pay):
    table = by_pay.to_dict("index")
    got = {}
    for name, one in table.items():
        start = one["linked"] / one["people"]
        pairs = [("precision", "recall"), ("precision_low", "recall_high"), ("precision_high", "recall_low")]
        got[name] = [start] + [min(1.0, start * one[p] / one[r]) for p, r in pairs]
    low, other = got["low pay"], got["other"]
    return {
        "seen": low[0] - other[0],
        "corrected": low[1] - other[1],
        "low": low[2] - other[3],
        "high": low[3] - other[2],
    }
