# Wrong: uses the scores of this town, whatever it is given.
_scores = scores


def threshold_curve(scores, true_links, thresholds):
    rows = []
    for threshold in thresholds:
        links = _scores[_scores >= threshold].index
        found = len(links.intersection(true_links))
        precision = found / len(links) if len(links) else float("nan")
        rows.append({"threshold": threshold, "precision": precision, "recall": found / len(true_links)})
    return pd.DataFrame(rows)
