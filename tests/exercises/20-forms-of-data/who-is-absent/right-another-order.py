# Right: nor do the order of the lines and spaces.
absent = {"4": " E", "3": " C", "2": " B", "1": " D"}
