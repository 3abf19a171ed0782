# Right: case does not matter.
report = "b"
