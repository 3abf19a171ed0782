# Wrong: missed matches cost nothing, it seems.
def expected_cost(chances, threshold, false_cost, missed_cost):
    return (1 - chances[chances >= threshold]).sum() * false_cost
