# Wrong: `return` inside the loop, so that only the first threshold is worked out.
def threshold_curve(scores, true_links, thresholds):
    rows = []
    for threshold in thresholds:
        links = scores[scores >= threshold].index
        found = len(links.intersection(true_links))
        rows.append({"threshold": threshold, "precision": found / len(links), "recall": found / len(true_links)})
        return pd.DataFrame(rows)
