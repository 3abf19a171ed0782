# Wrong: asks what would change before counting.
steps = ["C", "E", "A", "D", "B"]
