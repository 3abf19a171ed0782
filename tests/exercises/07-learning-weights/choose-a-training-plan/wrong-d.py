# Wrong: missing counted as a difference.
plan = "D"
