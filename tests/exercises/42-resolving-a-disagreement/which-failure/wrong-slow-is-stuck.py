# Wrong: takes the usual time for a stall.
failure = {"1": "A", "2": "B", "3": "B", "4": "A", "5": "B"}
