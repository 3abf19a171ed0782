# Right: case does not matter.
decision = "b"
