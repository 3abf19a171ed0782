# Right: case does not matter.
invite = "a"
