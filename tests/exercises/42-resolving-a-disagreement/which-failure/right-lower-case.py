# Right: case does not matter.
failure = {"1": "a", "2": "b", "3": "c", "4": "a", "5": "b"}
