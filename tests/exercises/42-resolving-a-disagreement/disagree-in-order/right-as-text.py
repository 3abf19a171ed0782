# Right: one text with commas will do.
steps = "D, B, E, C, A"
