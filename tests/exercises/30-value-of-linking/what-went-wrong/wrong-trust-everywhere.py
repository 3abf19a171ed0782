# Wrong: names what came after for what began it.
failure = {"1": "B", "2": "D", "3": "D", "4": "A"}
