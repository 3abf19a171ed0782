# Right: case does not matter.
publish = "d"
