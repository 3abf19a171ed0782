# Right: case does not matter.
steps = ["c", "a", "e", "d", "b"]
