# Wrong: takes a stand-in date for a gap.
dimension = {"1": "F", "2": "E", "3": "B", "4": "C", "5": "D", "6": "B"}
