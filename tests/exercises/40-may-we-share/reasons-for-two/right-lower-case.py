# Right: case does not matter.
reason_two = {"1": "b", "2": "a", "3": "c", "4": "e"}
