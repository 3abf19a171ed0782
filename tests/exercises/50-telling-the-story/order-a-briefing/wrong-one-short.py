# Wrong: a line is left out.
lines = ["C", "A", "E", "B"]
