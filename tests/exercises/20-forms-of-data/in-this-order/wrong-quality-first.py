# Wrong: tests quality before anybody said what for.
steps = ["A", "B", "D", "E", "C"]
