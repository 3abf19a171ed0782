# Wrong: the price itself is enough.
def worth_a_look(chances, false_cost, missed_cost, price):
    risk = np.minimum((1 - chances) * false_cost, chances * missed_cost)
    return risk[risk >= price].index
