# Wrong: counts every note found, also those that do not say it.
def estimate(found, sample, not_found):
    nan = float("nan")
    missed = sample.sum() / len(sample) * not_found if len(sample) else 0
    return {"precision": found.mean(), "recall": len(found) / (len(found) + missed) if len(found) + missed else nan}
