# Right: case does not matter.
dimensions = {"1": "f", "2": "c", "3": "d", "4": "e", "5": "b"}
