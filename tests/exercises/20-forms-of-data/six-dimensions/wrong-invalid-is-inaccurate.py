# Wrong: every fault is called inaccurate where a rule could find it.
dimension = {"1": "A", "2": "E", "3": "B", "4": "C", "5": "D", "6": "F"}
