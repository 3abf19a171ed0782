# Right: case does not matter.
path = ["c", "a", "e", "d", "b"]
