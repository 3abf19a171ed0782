# Right: case does not matter.
rung = {"1": "a", "2": "b", "3": "c", "4": "b", "5": "d"}
