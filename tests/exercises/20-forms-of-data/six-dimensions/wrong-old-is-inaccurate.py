# Wrong: takes what is out of date for what was never right.
dimension = {"1": "F", "2": "E", "3": "B", "4": "C", "5": "A", "6": "A"}
