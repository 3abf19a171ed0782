# Wrong: takes not linked for missed.
follows = "A"
