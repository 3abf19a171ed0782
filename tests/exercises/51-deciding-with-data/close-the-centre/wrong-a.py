# Wrong: the gap taken as it is.
choice = "A"
