# Right: case does not matter.
party = {"1": "d", "2": "c", "3": "a", "4": "b"}
