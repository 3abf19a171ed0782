# Wrong: three years of figures look like evidence.
kind = {"1": "B", "2": "B", "3": "A", "4": "C", "5": "B"}
