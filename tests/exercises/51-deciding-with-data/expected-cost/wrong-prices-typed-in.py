# Wrong: the prices of the example typed in.
def expected_cost(chances, threshold, false_cost, missed_cost):
    linked, left = chances[chances >= threshold], chances[chances < threshold]
    return (1 - linked).sum() * 900 + left.sum() * 60
