# Wrong: the rows differ, and there should be one.
dimensions = {"1": "F", "2": "C", "3": "D", "4": "E", "5": "C"}
