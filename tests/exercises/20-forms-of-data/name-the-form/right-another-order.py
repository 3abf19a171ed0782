# Right: nor do the order of the lines and spaces.
form = {"5": " D", "4": " A", "3": " B", "2": " E", "1": " C"}
