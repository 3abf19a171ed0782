# Wrong: has one cure for everything.
reply = {"1": "A", "2": "F", "3": "B", "4": "F", "5": "E"}
