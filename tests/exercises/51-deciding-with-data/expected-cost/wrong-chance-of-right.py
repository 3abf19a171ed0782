# Wrong: linked pairs priced by the chance that they are right.
def expected_cost(chances, threshold, false_cost, missed_cost):
    linked, left = chances[chances >= threshold], chances[chances < threshold]
    return linked.sum() * false_cost + left.sum() * missed_cost
