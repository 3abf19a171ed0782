# Right: case does not matter.
letter = "c"
