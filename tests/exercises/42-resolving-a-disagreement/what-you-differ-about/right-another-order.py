# Right: nor do the order of the lines and spaces.
point = {"5": " A", "4": " D", "3": " C", "2": " B", "1": " E"}
