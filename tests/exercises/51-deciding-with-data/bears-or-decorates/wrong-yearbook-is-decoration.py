# Wrong: describing taken for decorating.
kind = {"1": "C", "2": "B", "3": "C", "4": "C", "5": "B"}
