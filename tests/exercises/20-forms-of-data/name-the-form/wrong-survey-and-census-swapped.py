# Wrong: asks everybody, or only some.
form = {"1": "C", "2": "B", "3": "E", "4": "A", "5": "D"}
