# Right: case does not matter.
choice = {"1": "c", "2": "b", "3": "a", "4": "d", "5": "e"}
