# Right: case does not matter.
what = {"1": "b", "2": "d", "3": "e", "4": "c", "5": "f"}
