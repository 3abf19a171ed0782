# Wrong: thinks that rank changes what an Act says.
role = {"1": "B", "2": "A", "3": "E", "4": "D", "5": "C"}
