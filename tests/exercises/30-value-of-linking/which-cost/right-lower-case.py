# Right: case does not matter.
cost = {"1": "c", "2": "d", "3": "e", "4": "a", "5": "b"}
