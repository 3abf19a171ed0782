# Wrong: claims to know which of two values is untrue.
dimension = {"1": "F", "2": "E", "3": "B", "4": "A", "5": "D", "6": "A"}
