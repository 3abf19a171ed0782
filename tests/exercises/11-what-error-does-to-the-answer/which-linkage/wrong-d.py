# Wrong: a missed person costs nothing, it seems.
choice = "D"
