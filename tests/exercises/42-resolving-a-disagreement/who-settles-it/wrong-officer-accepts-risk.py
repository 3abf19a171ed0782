# Wrong: asks the Data Protection Officer to accept a risk.
role = {"1": "B", "2": "C", "3": "D", "4": "E", "5": "A"}
