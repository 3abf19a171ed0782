# Wrong: the starting weight is the same for every pair.
advice = "B"
