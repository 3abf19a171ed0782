# Right: nor do the order of the lines and spaces.
advice = {"4": "B", "3": " A ", "2": "C", "1": "B"}
