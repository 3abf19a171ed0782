# Right: case does not matter.
column = {"1": "a", "2": "c", "3": "c", "4": "b", "5": "c"}
