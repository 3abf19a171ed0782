def share(row, precision, recall):
    return min(row["linked"] * precision / row["people"] / recall, 1)


def gap(low, other):
    return low - other


def headline(by_pay):
    low, other = by_pay.loc["low pay"], by_pay.loc["other"]
    return {
        "seen": gap(low["linked"] / low["people"], other["linked"] / other["people"]),
        "corrected": gap(
            share(low, low["precision"], low["recall"]), share(other, other["precision"], other["recall"])
        ),
        "low": gap(
            share(low, low["precision_low"], low["recall_high"]),
            share(other, other["precision_high"], other["recall_low"]),
        ),
        "high": gap(
            share(low, low["precision_high"], low["recall_low"]),
            share(other, other["precision_low"], other["recall_high"]),
        ),
    }
