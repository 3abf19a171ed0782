# Right: case does not matter.
line = "d"
