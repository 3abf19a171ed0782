# Wrong: nobody knows which of the two is wrong.
dimensions = {"1": "F", "2": "F", "3": "D", "4": "E", "5": "B"}
