# Right: case does not matter.
dimension = {"1": "f", "2": "e", "3": "b", "4": "c", "5": "d", "6": "a"}
