# Wrong: tight blocks joined.
plan = "A"
