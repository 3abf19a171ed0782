# Wrong: takes a gentler design for fewer columns.
question = {"1": "B", "2": "D", "3": "C", "4": "C"}
