# Wrong: takes a quoted finding for a cause of the decision.
rung = {"1": "A", "2": "B", "3": "C", "4": "C", "5": "D"}
