# Wrong: takes the hospital for one party.
party = {"1": "C", "2": "D", "3": "A", "4": "B"}
