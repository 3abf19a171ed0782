# Wrong: answers a broken promise with more security.
point = {"1": "C", "2": "B", "3": "C", "4": "D", "5": "A"}
