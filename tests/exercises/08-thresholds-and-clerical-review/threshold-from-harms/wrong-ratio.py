# Wrong: the ratio, without its logarithm.
def threshold_for(false_harm, missed_harm):
    threshold = false_harm / missed_harm
    return threshold
