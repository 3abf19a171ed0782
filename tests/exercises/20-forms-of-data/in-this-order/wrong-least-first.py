# Wrong: takes the least before it is known to be good enough.
steps = ["B", "D", "E", "A", "C"]
