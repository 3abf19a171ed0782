# Right: one text with commas will do.
steps = "B, D, A, E, C"
