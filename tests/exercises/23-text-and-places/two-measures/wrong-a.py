# Wrong: one series of two measures.
line = "A"
