# Wrong: takes rank for a power.
finding = {"1": "D", "2": "B", "3": "E", "4": "A"}
