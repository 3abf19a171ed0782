# Right: case does not matter.
absent = {"1": "d", "2": "b", "3": "c", "4": "e"}
