# Wrong: "takes off" is read as a cause.
flaws = {"1": "A", "2": "C", "3": "B", "4": "E"}
