# Wrong: asks one of the two sides.
proposal = "B"
