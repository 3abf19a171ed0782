# Wrong: calls a mediator where a telephone call may do.
steps = ["D", "B", "C", "E", "A"]
