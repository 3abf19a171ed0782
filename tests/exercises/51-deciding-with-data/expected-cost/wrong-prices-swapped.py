# Wrong: the prices the wrong way round.
def expected_cost(chances, threshold, false_cost, missed_cost):
    linked, left = chances[chances >= threshold], chances[chances < threshold]
    return (1 - linked).sum() * missed_cost + left.sum() * false_cost
