# Wrong: takes a gentle design for the lifting of a bar.
reason = {"1": "D", "2": "B", "3": "A", "4": "E"}
