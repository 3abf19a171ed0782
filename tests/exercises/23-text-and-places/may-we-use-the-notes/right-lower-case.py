# Right: case does not matter.
offer = "d"
