# Wrong: forgets the true pairs that were never compared.
def threshold_curve(scores, true_links, thresholds):
    rows = []
    for threshold in thresholds:
        links = scores[scores >= threshold].index
        found = len(links.intersection(true_links))
        precision = found / len(links) if len(links) else float("nan")
        recall = found / scores.index.isin(true_links).sum()
        rows.append({"threshold": threshold, "precision": precision, "recall": recall})
    return pd.DataFrame(rows)
