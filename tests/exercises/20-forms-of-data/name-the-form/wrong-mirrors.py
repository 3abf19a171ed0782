# Wrong: takes what a bank sums up for the record of a service.
form = {"1": "C", "2": "E", "3": "B", "4": "C", "5": "D"}
