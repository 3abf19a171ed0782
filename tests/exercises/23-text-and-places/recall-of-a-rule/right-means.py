# Right: means, and numpy's nan.
def estimate(found, sample, not_found):
    right = int(found.sum())
    missed = 0 if not_found == 0 else (np.mean(sample) * not_found if len(sample) else np.nan)
    return {
        "precision": right / len(found) if len(found) else np.nan,
        "recall": right / (right + missed) if right + missed != 0 else np.nan,
    }
