# Right: nor does the order of the sources.
left_out = {"4": "A", "3": "D", "2": "C", "1": "B."}
