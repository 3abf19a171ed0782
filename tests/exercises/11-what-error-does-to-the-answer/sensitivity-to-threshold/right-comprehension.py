# Right: highest threshold first, columns in another order.
import pandas as pd


def gap_by_threshold(scores, thresholds, schools, earnings):
    links = {cut: scores[scores.ge(cut)].index for cut in sorted(thresholds, reverse=True)}
    return pd.DataFrame(
        {
            "gap": [gap_shown_by(pairs, schools, earnings) for pairs in links.values()],
            "links": [len(pairs) for pairs in links.values()],
            "threshold": list(links),
        }
    )
