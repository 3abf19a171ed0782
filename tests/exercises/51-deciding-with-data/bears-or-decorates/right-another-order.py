# Right: nor do the order of the lines and spaces.
kind = {"5": " B", "4": " C", "3": " A", "2": " B", "1": " C"}
