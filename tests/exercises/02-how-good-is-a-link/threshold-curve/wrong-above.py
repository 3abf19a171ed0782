# Wrong: leaves out the pairs that score exactly the threshold.
def threshold_curve(scores, true_links, thresholds):
    rows = []
    for threshold in thresholds:
        links = scores[scores > threshold].index
        found = len(links.intersection(true_links))
        precision = found / len(links) if len(links) else float("nan")
        recall = found / len(true_links)
        rows.append({"threshold": threshold, "precision": precision, "recall": recall})
    return pd.DataFrame(rows)
