# Wrong: takes two steps that wait for each other for a quarrel.
failure = {"1": "A", "2": "A", "3": "C", "4": "A", "5": "B"}
