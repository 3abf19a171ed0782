# Wrong: the two lines cover the whole time.
flaws = {"1": "D", "2": "C", "3": "D", "4": "E"}
