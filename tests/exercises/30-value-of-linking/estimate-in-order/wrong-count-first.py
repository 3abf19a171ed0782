# Wrong: counts before anybody said what.
steps = ["A", "C", "E", "D", "B"]
