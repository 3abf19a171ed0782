# Right: case does not matter.
plan = "b"
