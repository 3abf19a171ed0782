# Right: nor do the order of the lines and spaces.
rung = {"5": " D", "4": " B", "3": " C", "2": " B", "1": " A"}
