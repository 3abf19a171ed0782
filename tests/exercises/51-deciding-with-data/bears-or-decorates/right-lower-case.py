# Right: case does not matter.
kind = {"1": "c", "2": "b", "3": "a", "4": "c", "5": "b"}
