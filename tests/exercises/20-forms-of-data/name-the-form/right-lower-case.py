# Right: case does not matter.
form = {"1": "c", "2": "e", "3": "b", "4": "a", "5": "d"}
