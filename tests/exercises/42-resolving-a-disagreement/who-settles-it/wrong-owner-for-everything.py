# Wrong: asks the owner of the data about all of it.
role = {"1": "B", "2": "C", "3": "E", "4": "B", "5": "B"}
