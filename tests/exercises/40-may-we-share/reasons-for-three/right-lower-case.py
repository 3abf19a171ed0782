# Right: case does not matter.
finding = {"1": "c", "2": "b", "3": "e", "4": "a"}
