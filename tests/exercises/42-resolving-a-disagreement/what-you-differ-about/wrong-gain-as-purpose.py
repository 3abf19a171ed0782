# Wrong: takes who pays for whose aim it is.
point = {"1": "E", "2": "B", "3": "C", "4": "A", "5": "D"}
