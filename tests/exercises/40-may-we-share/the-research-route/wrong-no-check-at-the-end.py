# Wrong: checks tables before there are any.
route = ["C", "E", "D", "B", "A"]
