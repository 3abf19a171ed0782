# Right: nor do spaces, brackets and the order of the findings.
dimensions = {"5": "(B)", "4": " E.", "3": "D", "2": "C", "1": "F"}
