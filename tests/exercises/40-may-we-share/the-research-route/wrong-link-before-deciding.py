# Wrong: links before the holders have decided.
route = ["C", "D", "E", "A", "B"]
