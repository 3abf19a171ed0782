# Wrong: 0 where there is nothing to divide by.
def estimate(found, sample, not_found):
    right = found.sum()
    missed = sample.sum() / len(sample) * not_found if len(sample) else 0
    return {"precision": right / len(found) if len(found) else 0, "recall": right / (right + missed) if right + missed else 0}
