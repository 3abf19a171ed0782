# Right: case does not matter.
block = "c"
