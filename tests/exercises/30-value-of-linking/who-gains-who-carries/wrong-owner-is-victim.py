# Wrong: takes the team that decides for the one that nobody asked.
party = {"1": "B", "2": "C", "3": "A", "4": "D"}
