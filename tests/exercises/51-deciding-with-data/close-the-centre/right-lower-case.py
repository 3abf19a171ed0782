# Right: case does not matter.
choice = "d"
