# Right: plain Python, each sampled note standing for many.
def estimate(found, sample, not_found):
    nan = float("nan")
    right = sum(1 for says in found if says)
    precision = nan
    if len(found) > 0:
        precision = right / len(found)
    missed = 0.0
    if not_found > 0 and len(sample) == 0:
        return {"precision": precision, "recall": nan}
    for says in sample:
        if says and not_found > 0:
            missed += not_found / len(sample)
    if right + missed == 0:
        return {"precision": precision, "recall": nan}
    return {"recall": right / (right + missed), "precision": precision}
