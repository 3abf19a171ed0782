# Wrong: the calendar shows it; no truth is needed.
dimensions = {"1": "F", "2": "C", "3": "D", "4": "F", "5": "B"}
