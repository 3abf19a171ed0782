# Wrong: checks each table alone.
reply = {"1": "A", "2": "A", "3": "B", "4": "C", "5": "E"}
