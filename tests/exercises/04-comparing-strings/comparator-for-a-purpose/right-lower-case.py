# Right: case does not matter.
comparator = "d"
