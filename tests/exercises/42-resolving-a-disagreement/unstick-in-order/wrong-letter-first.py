# Wrong: goes to a senior person first.
path = ["B", "C", "A", "E", "D"]
