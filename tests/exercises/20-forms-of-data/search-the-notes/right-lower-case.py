# Right: case does not matter.
reply = "b"
