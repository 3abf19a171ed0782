# Right: a text with commas.
lines = "C, A, E, B, D"
