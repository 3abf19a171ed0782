# Right: case does not matter.
steps = ["d", "b", "e", "c", "a"]
