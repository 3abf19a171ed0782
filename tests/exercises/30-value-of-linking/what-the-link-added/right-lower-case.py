# Right: case does not matter.
added = {"1": "c", "2": "b", "3": "d", "4": "a"}
