# Right: nor do the order of the lines and spaces.
role = {"5": " A", "4": " D", "3": " E", "2": " C", "1": " B"}
