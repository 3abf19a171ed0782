# Wrong: waits where nobody will act.
failure = {"1": "A", "2": "C", "3": "C", "4": "A", "5": "C"}
