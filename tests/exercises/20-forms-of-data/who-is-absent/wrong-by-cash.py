# Wrong: thinks of how people pay, where payroll is meant.
absent = {"1": "E", "2": "B", "3": "C", "4": "D"}
