# Wrong: the answer of the example.
def threshold_for(false_harm, missed_harm):
    return 3
