# Wrong: takes a large group for a safe one.
reply = {"1": "A", "2": "D", "3": "B", "4": "A", "5": "E"}
