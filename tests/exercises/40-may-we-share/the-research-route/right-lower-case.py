# Right: case does not matter.
route = ["c", "e", "d", "a", "b"]
