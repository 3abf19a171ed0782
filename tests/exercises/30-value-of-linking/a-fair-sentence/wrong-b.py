# Wrong: takes no record of some conditions for good health.
sentence = "B"
