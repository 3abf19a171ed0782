# Wrong: uses what cannot help to match.
column = {"1": "A", "2": "C", "3": "B", "4": "B", "5": "B"}
