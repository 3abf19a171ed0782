# Right: case does not matter.
choice = "b"
