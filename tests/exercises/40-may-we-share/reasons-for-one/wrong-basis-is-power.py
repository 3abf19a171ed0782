# Wrong: takes the basis for the power.
reason = {"1": "A", "2": "E", "3": "D", "4": "B"}
