def headline(by_pay):
    def share(name, precision="precision", recall="recall"):
        row = by_pay.loc[name]
        return min(row["linked"] / row[recall] / row["people"], 1)

    seen = by_pay["linked"] / by_pay["people"]
    return {
        "seen": seen["low pay"] - seen["other"],
        "corrected": share("low pay") - share("other"),
        "low": share("low pay", "precision_low", "recall_high") - share("other", "precision_high", "recall_low"),
        "high": share("low pay", "precision_high", "recall_low") - share("other", "precision_low", "recall_high"),
    }
