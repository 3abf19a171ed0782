# Wrong: mixes the bar and proportion.
finding = {"1": "C", "2": "A", "3": "E", "4": "B"}
