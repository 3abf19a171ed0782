# Right: numpy over the scores, thresholds in the index.
import numpy as np
import pandas as pd


def threshold_curve(scores, true_links, thresholds):
    values, is_true = scores.to_numpy(), scores.index.isin(true_links)
    precision, recall = [], []
    for threshold in thresholds:
        linked = values >= threshold
        precision.append(is_true[linked].mean() if linked.any() else np.nan)
        recall.append((is_true & linked).sum() / len(true_links))
    return pd.DataFrame({"precision": precision, "recall": recall}, index=pd.Index(thresholds, name="threshold"))
