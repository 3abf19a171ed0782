# Wrong: thresholds of its own, typed in.
import pandas as pd


def gap_by_threshold(scores, thresholds, schools, earnings):
    """Return links made and pay gap shown at each threshold."""
    rows = []
    for threshold in [-2, 3, 8, 11, 20]:
        links = scores.index[scores >= threshold]
        rows.append({"threshold": threshold, "links": len(links), "gap": gap_shown_by(links, schools, earnings)})
    return pd.DataFrame(rows)
