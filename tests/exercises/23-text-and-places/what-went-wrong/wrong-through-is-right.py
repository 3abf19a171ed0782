# Wrong: letters are not words.
what = {"1": "B", "2": "D", "3": "E", "4": "A", "5": "F"}
