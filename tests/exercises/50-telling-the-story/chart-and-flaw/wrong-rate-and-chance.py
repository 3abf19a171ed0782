# Wrong: the total and the small groups are mixed up.
flaws = {"1": "D", "2": "E", "3": "B", "4": "C"}
