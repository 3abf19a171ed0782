# Wrong: sends what a support worker might like to know.
column = {"1": "A", "2": "A", "3": "C", "4": "B", "5": "C"}
