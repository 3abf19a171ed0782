# Wrong: a range between two measures.
line = "C"
