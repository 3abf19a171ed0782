# Wrong: sees the slips and not the typing.
cost = {"1": "B", "2": "D", "3": "E", "4": "A", "5": "B"}
