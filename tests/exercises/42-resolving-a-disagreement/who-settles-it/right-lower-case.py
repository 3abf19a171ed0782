# Right: case does not matter.
role = {"1": "b", "2": "c", "3": "e", "4": "d", "5": "a"}
