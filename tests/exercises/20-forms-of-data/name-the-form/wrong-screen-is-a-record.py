# Wrong: takes a screen for the lasting record.
form = {"1": "D", "2": "E", "3": "B", "4": "A", "5": "C"}
