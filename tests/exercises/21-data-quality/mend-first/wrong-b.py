# Wrong: a valid number may be somebody else's.
first = "B"
