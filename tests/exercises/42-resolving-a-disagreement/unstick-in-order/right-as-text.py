# Right: one text with commas will do.
path = "C, A, E, D, B"
