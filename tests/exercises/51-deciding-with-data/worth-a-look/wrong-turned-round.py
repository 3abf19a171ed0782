# Wrong: the chances the wrong way round.
def worth_a_look(chances, false_cost, missed_cost, price):
    risk = np.minimum(chances * false_cost, (1 - chances) * missed_cost)
    return risk[risk > price].index
