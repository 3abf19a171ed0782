def headline(by_pay):
    seen = by_pay["linked"] / by_pay["people"]
    best = (seen * by_pay["precision"] / by_pay["recall"]).clip(upper=1)
    least = (seen * by_pay["precision_low"] / by_pay["recall_high"]).clip(upper=1)
    most = (seen * by_pay["precision_high"] / by_pay["recall_low"]).clip(upper=1)
    return pd.Series(
        {
            "high": most["low pay"] - least["other"],
            "low": least["low pay"] - most["other"],
            "corrected": best["low pay"] - best["other"],
            "seen": seen["low pay"] - seen["other"],
        }
    )
