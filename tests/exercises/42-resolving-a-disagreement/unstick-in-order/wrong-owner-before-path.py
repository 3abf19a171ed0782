# Wrong: names an owner for a path that nobody has drawn.
path = ["E", "C", "A", "D", "B"]
