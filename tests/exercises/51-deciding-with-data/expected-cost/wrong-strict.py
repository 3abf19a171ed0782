# Wrong: a pair on the threshold is left.
def expected_cost(chances, threshold, false_cost, missed_cost):
    linked, left = chances[chances > threshold], chances[chances <= threshold]
    return (1 - linked).sum() * false_cost + left.sum() * missed_cost
