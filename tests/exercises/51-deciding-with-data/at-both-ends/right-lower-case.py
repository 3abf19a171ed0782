# Right: case does not matter.
advice = {"1": "b", "2": "c", "3": "a", "4": "b"}
