# Wrong: which of the two is wrong is not known.
advice = "B"
