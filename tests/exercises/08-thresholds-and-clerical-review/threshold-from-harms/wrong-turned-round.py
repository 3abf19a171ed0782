# Wrong: the missed match above the line.
def threshold_for(false_harm, missed_harm):
    threshold = np.log2(missed_harm / false_harm)
    return threshold
