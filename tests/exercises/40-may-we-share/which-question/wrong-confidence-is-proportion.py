# Wrong: weighs what may be barred.
question = {"1": "B", "2": "A", "3": "C", "4": "D"}
