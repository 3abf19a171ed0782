# Wrong: takes a hope for a finding.
rung = {"1": "A", "2": "B", "3": "C", "4": "B", "5": "A"}
