# Wrong: leaves out what keeps strangers apart.
column = {"1": "A", "2": "C", "3": "C", "4": "C", "5": "C"}
