# Right: the order of the numbers does not matter, nor do spaces.
what = {"5": " F ", "4": "C", "3": "E.", "2": "D", "1": "B"}
