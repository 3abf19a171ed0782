# Right: one text with commas will do.
route = "C, E, D, A, B"
