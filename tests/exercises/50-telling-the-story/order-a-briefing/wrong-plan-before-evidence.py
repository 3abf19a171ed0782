# Wrong: what happens afterwards comes before the reason and how sure it is.
lines = ["C", "A", "D", "E", "B"]
