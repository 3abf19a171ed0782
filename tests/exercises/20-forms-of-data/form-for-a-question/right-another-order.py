# Right: nor do the order of the lines and spaces.
choice = {"5": " E", "4": " D", "3": " A", "2": " B", "1": " C"}
