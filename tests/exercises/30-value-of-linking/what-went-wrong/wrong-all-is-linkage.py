# Wrong: takes every failure for a bad match.
failure = {"1": "B", "2": "A", "3": "D", "4": "A"}
