# Right: nor do the order of the lines and spaces.
reason = {"4": " B", "3": " A", "2": " E", "1": " D"}
