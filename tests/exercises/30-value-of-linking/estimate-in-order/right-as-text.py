# Right: one text with commas will do.
steps = "C, A, E, D, B"
