# Wrong: the gap of all pairs at every threshold.
import pandas as pd


def gap_by_threshold(scores, thresholds, schools, earnings):
    """Return links made and pay gap shown at each threshold."""
    rows = []
    for threshold in thresholds:
        links = scores.index[scores >= threshold]
        rows.append({"threshold": threshold, "links": len(links), "gap": gap_shown_by(scores.index, schools, earnings)})
    return pd.DataFrame(rows)
