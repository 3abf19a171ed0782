# Wrong: precision and recall in each other's place.
def estimate(found, sample, not_found):
    right, nan = found.sum(), float("nan")
    missed = sample.sum() / len(sample) * not_found if len(sample) else (0 if not_found == 0 else nan)
    precision = right / len(found) if len(found) else nan
    return {"recall": precision, "precision": right / (right + missed) if right + missed != 0 else nan}
