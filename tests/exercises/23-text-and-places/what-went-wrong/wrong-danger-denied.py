# Wrong: the word not denies something else.
what = {"1": "B", "2": "D", "3": "F", "4": "C", "5": "F"}
