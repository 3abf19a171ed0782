# Right: case does not matter.
wrong_pairs = "c"
