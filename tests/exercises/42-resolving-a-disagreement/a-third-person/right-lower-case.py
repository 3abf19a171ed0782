# Right: case does not matter.
proposal = "d"
