# Right: nor do the order of the lines and spaces.
failure = {"4": " A", "3": " D", "2": " C", "1": " B"}
