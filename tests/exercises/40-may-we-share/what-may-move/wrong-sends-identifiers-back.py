# Wrong: sends back what was used for matching.
column = {"1": "A", "2": "C", "3": "C", "4": "A", "5": "C"}
