# Wrong: forgets that more cases are more work.
party = {"1": "D", "2": "A", "3": "C", "4": "B"}
