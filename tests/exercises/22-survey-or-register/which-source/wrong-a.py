# Wrong: takes size for coverage.
advice = "A"
