# Wrong: goes up before anything else.
steps = ["A", "D", "B", "E", "C"]
