# Wrong: looks for opinions in the records of those who use services.
choice = {"1": "B", "2": "B", "3": "A", "4": "D", "5": "E"}
