# Right: nor do the order of the lines and spaces.
failure = {"5": " B", "4": " A", "3": " C", "2": " B", "1": " A"}
