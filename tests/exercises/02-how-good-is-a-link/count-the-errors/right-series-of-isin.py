# Right: isin on both sides, the counts given back as a Series.
import pandas as pd


def count_errors(links, true_links):
    is_true = links.isin(true_links)
    return pd.Series(
        {
            "true_matches": is_true.sum(),
            "false_matches": (~is_true).sum(),
            "missed_matches": (~true_links.isin(links)).sum(),
        }
    )
