# Wrong: only false matches are feared.
def worth_a_look(chances, false_cost, missed_cost, price):
    return chances[(1 - chances) * false_cost > price].index
