# Wrong: writes a page before the point is found.
steps = ["B", "D", "E", "C", "A"]
