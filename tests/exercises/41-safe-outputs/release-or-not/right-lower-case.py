# Right: case does not matter.
reply = {"1": "a", "2": "d", "3": "b", "4": "c", "5": "e"}
