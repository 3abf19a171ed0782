def headline(by_pay):
    seen = by_pay["linked"] / by_pay["people"]
    best = (seen * by_pay["precision"] / by_pay["recall"]).clip(upper=1)
    least = (seen * by_pay["precision_low"] / by_pay["recall_high"]).clip(upper=1)
    most = (seen * by_pay["precision_high"] / by_pay["recall_low"]).clip(upper=1)
    return {
        "seen": seen.iloc[0] - seen.iloc[1],
        "corrected": best.iloc[0] - best.iloc[1],
        "low": least.iloc[0] - most.iloc[1],
        "high": most.iloc[0] - least.iloc[1],
    }
