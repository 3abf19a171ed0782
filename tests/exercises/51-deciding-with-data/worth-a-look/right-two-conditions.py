# Right: both bets must be dearer than a look.
def worth_a_look(chances, false_cost, missed_cost, price):
    return chances[((1 - chances) * false_cost > price) & (chances * missed_cost > price)].index
