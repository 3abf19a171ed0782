# Right: case does not matter.
power = "d"
