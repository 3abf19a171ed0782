# Right: case does not matter.
question = {"1": "b", "2": "d", "3": "c", "4": "a"}
