# Right: a plain loop, and a list of pairs.
def worth_a_look(chances, false_cost, missed_cost, price):
    found = []
    for pair, p in chances.items():
        if min((1 - p) * false_cost, p * missed_cost) > price:
            found.append(pair)
    return found
