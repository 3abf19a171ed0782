# Right: case does not matter.
action = "a"
