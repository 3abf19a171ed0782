# Wrong: takes an empty sample for a rule that missed nothing.
def estimate(found, sample, not_found):
    right, nan = found.sum(), float("nan")
    missed = sample.sum() / len(sample) * not_found if len(sample) else 0
    return {"precision": right / len(found) if len(found) else nan, "recall": right / (right + missed) if right + missed else nan}
