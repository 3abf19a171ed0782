# Right: nor do the order of the lines and spaces.
question = {"4": " A", "3": " C", "2": " D", "1": " B"}
