# Right: a merge of two tables of pairs.
import numpy as np


def share_kept(pairs, true_links):
    if len(true_links) == 0:
        return np.nan
    made, wanted = pairs.to_frame(index=False), true_links.to_frame(index=False)
    return len(made.merge(wanted, on=["schools_id", "earnings_id"])) / len(wanted)
