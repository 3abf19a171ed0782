# Wrong: takes an act for an effect.
rung = {"1": "A", "2": "B", "3": "B", "4": "B", "5": "D"}
