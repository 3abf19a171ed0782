# Wrong: the natural logarithm.
def threshold_for(false_harm, missed_harm):
    threshold = np.log(false_harm / missed_harm)
    return threshold
