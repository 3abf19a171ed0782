# Wrong: takes every link for a column more.
added = {"1": "C", "2": "B", "3": "C", "4": "A"}
