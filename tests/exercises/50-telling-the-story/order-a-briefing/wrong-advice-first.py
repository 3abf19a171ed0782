# Wrong: advice on a question that was not asked yet.
lines = ["A", "C", "E", "B", "D"]
