# Right: the logarithm of a ratio is a difference of two logarithms.
def threshold_for(false_harm, missed_harm):
    return np.log2(false_harm) - np.log2(missed_harm)
