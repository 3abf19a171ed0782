# Wrong: precision and recall have changed places.
def threshold_curve(scores, true_links, thresholds):
    rows = []
    for threshold in thresholds:
        links = scores[scores >= threshold].index
        found = len(links.intersection(true_links))
        precision = found / len(true_links)
        recall = found / len(links) if len(links) else float("nan")
        rows.append({"threshold": threshold, "precision": precision, "recall": recall})
    return pd.DataFrame(rows)
