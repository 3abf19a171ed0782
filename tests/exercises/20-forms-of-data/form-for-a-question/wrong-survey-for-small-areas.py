# Wrong: asks a sample for small groups in small areas.
choice = {"1": "C", "2": "B", "3": "A", "4": "D", "5": "C"}
