# Right: case does not matter.
first = "d"
