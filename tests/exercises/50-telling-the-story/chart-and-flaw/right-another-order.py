# Right: nor does the order, and a number will do.
flaws = {4: "E", 3: " B", 2: "C.", 1: "D"}
