# Wrong: counts the missed in the sample, not those it stands for.
def estimate(found, sample, not_found):
    right, nan = found.sum(), float("nan")
    missed = sample.sum()
    return {"precision": right / len(found) if len(found) else nan, "recall": right / (right + missed) if right + missed else nan}
