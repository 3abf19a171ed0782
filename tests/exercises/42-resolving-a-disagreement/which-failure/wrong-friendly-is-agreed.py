# Wrong: takes a friendly face for agreement.
failure = {"1": "A", "2": "B", "3": "C", "4": "B", "5": "B"}
