# Right: case does not matter.
reply = "d"
