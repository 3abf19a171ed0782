# Wrong: the areas are small too, but that is not what misleads.
flaws = {"1": "D", "2": "E", "3": "B", "4": "E"}
