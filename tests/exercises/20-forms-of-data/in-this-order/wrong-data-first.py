# Wrong: begins with the data at hand.
steps = ["D", "B", "A", "E", "C"]
