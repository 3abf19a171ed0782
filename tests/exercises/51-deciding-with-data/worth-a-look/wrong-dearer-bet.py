# Wrong: the dearer bet.
def worth_a_look(chances, false_cost, missed_cost, price):
    risk = np.maximum((1 - chances) * false_cost, chances * missed_cost)
    return risk[risk > price].index
