# Wrong: a right check digit does not make it his number.
dimensions = {"1": "E", "2": "C", "3": "D", "4": "E", "5": "B"}
