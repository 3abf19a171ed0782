# Right: the case does not matter.
left_out = {"1": "b", "2": "c", "3": "d", "4": "a"}
