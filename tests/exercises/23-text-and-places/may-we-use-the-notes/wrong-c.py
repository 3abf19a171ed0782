# Wrong: limits, not an end.
offer = "C"
