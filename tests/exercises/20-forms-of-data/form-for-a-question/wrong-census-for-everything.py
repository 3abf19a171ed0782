# Wrong: takes the largest data for the best.
choice = {"1": "E", "2": "B", "3": "A", "4": "D", "5": "E"}
