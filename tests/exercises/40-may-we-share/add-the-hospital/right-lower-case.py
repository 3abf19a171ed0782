# Right: case does not matter.
reply = "a"
