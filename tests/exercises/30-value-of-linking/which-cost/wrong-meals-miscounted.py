# Wrong: takes pupils who go without for a miscount.
cost = {"1": "C", "2": "D", "3": "E", "4": "B", "5": "B"}
