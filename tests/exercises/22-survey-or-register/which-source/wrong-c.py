# Wrong: takes weights for a cure of chance.
advice = "C"
