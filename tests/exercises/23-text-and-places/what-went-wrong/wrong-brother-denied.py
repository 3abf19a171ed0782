# Wrong: the word not stands after rough, so the rule finds it.
what = {"1": "F", "2": "D", "3": "E", "4": "C", "5": "F"}
