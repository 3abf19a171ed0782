# Wrong: thinks that the deaths had not been counted.
added = {"1": "B", "2": "C", "3": "D", "4": "A"}
