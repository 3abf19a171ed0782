# Right: case does not matter.
decision = "c"
