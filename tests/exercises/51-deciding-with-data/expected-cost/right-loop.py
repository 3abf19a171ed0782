# Right: a plain loop.
def expected_cost(chances, threshold, false_cost, missed_cost):
    total = 0
    for p in chances:
        if p >= threshold:
            total = total + (1 - p) * false_cost
        else:
            total = total + p * missed_cost
    return total
