# Right: case does not matter.
steps = ["b", "d", "a", "e", "c"]
