# Wrong: the rise looks steep, so the axis is blamed.
flaws = {"1": "A", "2": "C", "3": "B", "4": "E"}
