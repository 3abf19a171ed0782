# Right: nor do the order of the lines and spaces.
finding = {"4": " A", "3": " E", "2": " B", "1": " C"}
