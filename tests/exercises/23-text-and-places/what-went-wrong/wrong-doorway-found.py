# Wrong: a reader counts it, the rule does not.
what = {"1": "B", "2": "A", "3": "E", "4": "C", "5": "F"}
