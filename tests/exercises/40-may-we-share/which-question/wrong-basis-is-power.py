# Wrong: takes a lawful basis for a power.
question = {"1": "C", "2": "D", "3": "B", "4": "A"}
