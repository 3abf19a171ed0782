# Right: case does not matter.
reason = {"1": "d", "2": "e", "3": "a", "4": "b"}
