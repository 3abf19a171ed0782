# Wrong: the strictest threshold.
lowest = 20
