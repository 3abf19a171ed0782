# Right: the same formula, written with the false link rate.
def true_share(seen, sensitivity, specificity):
    false_rate = 1 - specificity
    if sensitivity <= false_rate:
        return float("nan")
    return min(1.0, max(0.0, (seen - false_rate) / (sensitivity - false_rate)))
