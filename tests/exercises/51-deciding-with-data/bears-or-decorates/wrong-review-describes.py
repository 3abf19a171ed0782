# Wrong: indicators picked by their values taken for a description.
kind = {"1": "C", "2": "B", "3": "A", "4": "A", "5": "B"}
