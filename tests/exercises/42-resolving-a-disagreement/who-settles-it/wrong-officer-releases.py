# Wrong: asks the Data Protection Officer to decide.
role = {"1": "E", "2": "C", "3": "E", "4": "D", "5": "A"}
