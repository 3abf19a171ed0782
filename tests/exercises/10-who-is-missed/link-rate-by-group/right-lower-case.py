# Right: case does not matter.
follows = "b"
