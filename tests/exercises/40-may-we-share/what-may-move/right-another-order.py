# Right: nor do the order of the lines and spaces.
column = {"5": " C", "4": " B", "3": " C", "2": " C", "1": " A"}
