# Right: case does not matter.
headline_chosen = "b"
