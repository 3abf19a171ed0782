# Wrong: answers a lost laptop with a promise.
point = {"1": "E", "2": "B", "3": "E", "4": "D", "5": "A"}
