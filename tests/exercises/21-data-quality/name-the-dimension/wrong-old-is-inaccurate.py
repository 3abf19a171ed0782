# Wrong: it was true on its day.
dimensions = {"1": "F", "2": "C", "3": "F", "4": "E", "5": "B"}
