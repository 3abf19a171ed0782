# Right: case does not matter.
flaws = {"1": "d", "2": "c", "3": "b", "4": "e"}
