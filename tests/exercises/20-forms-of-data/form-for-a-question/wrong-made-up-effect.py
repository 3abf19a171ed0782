# Wrong: looks for a finding in synthetic data.
choice = {"1": "C", "2": "D", "3": "A", "4": "B", "5": "E"}
