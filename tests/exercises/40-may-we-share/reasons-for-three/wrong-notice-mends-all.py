# Wrong: thinks that a notice would mend it.
finding = {"1": "C", "2": "E", "3": "B", "4": "A"}
