# Right: with numpy.
def similarity(one, other, edits):
    return np.subtract(1, np.divide(edits, np.max([len(one), len(other)])))
