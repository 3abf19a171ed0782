# Right: case does not matter.
line = "c"
