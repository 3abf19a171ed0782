# Wrong: takes a difference in link rates for unfairness.
follows = "D"
