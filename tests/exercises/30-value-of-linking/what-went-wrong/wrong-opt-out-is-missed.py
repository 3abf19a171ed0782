# Wrong: takes people who left for people whom a rule missed.
failure = {"1": "B", "2": "C", "3": "B", "4": "A"}
