# Right: nor do the order of the lines and spaces.
reply = {"5": " E", "4": " C", "3": " B", "2": " D", "1": " A"}
