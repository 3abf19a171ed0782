# Wrong: names the group that is missing from the survey for spending too.
absent = {"1": "D", "2": "B", "3": "C", "4": "C"}
