# Wrong: the survey misses Amir too, but then Dev fits nowhere.
left_out = {"1": "B", "2": "C", "3": "A", "4": "D"}
