# Wrong: takes doubt for a match.
report = "D"
