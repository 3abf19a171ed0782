# Right: case does not matter.
line = "b"
