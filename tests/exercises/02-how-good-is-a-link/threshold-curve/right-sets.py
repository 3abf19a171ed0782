# Right: sets in plain Python, strict thresholds first.
def threshold_curve(scores, true_links, thresholds):
    real, score_of = set(true_links), dict(scores)
    rows = []
    for threshold in sorted(thresholds, reverse=True):
        links = {pair for pair, score in score_of.items() if score >= threshold}
        share = len(links & real) / len(links) if links else None
        rows.append((threshold, share, len(links & real) / len(real)))
    return pd.DataFrame(rows, columns=["threshold", "precision", "recall"])
