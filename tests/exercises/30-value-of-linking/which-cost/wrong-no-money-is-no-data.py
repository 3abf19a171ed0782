# Wrong: takes lack of money for lack of data.
cost = {"1": "C", "2": "D", "3": "A", "4": "A", "5": "B"}
