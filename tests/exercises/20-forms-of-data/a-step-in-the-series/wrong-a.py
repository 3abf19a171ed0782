# Wrong: takes a change of rule for less waiting.
line = "A"
