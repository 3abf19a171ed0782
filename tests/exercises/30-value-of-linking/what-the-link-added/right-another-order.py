# Right: nor do the order of the lines and spaces.
added = {"4": " A", "3": " D", "2": " B", "1": " C"}
