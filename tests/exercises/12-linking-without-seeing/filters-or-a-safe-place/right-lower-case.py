# Right: case does not matter.
recommended = "a"
