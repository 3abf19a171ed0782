# Right: case does not matter.
reply = "c"
