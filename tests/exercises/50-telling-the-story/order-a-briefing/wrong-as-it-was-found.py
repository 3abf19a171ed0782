# Wrong: evidence first, question last.
lines = ["E", "B", "A", "C", "D"]
