# Wrong: quick figures taken for mere description.
kind = {"1": "C", "2": "B", "3": "A", "4": "C", "5": "A"}
