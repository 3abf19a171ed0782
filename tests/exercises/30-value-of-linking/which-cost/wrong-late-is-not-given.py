# Wrong: takes lateness for help not given.
cost = {"1": "C", "2": "A", "3": "E", "4": "A", "5": "B"}
