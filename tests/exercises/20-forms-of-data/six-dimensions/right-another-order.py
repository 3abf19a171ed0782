# Right: nor do the order of the lines and spaces.
dimension = {"6": " A", "5": " D", "4": " C", "3": " B", "2": " E", "1": " F"}
