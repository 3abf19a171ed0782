# Wrong: takes a large number for a comparison.
rung = {"1": "B", "2": "B", "3": "C", "4": "B", "5": "D"}
