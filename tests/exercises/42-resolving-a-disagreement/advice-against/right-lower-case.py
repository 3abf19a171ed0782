# Right: case does not matter.
next_step = "b"
