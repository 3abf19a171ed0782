# Right: nor do the order of the lines and spaces.
reason_two = {"4": " E", "3": " C", "2": " A", "1": " B"}
