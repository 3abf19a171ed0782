# Wrong: asks experts before the point is known.
steps = ["E", "D", "B", "C", "A"]
