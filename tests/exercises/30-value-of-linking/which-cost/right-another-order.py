# Right: nor do the order of the lines and spaces.
cost = {"5": " B", "4": " A", "3": " E", "2": " D", "1": " C"}
