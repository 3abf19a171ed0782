# Wrong: divides two logarithms.
def threshold_for(false_harm, missed_harm):
    threshold = np.log2(false_harm) / np.log2(missed_harm)
    return threshold
