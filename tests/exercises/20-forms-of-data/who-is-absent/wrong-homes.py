# Wrong: takes owners to be missing from a survey of households.
absent = {"1": "D", "2": "B", "3": "A", "4": "E"}
