# Right: case does not matter.
point = {"1": "e", "2": "b", "3": "c", "4": "d", "5": "a"}
