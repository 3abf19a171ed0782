# Wrong: joins groups where nothing is wrong.
reply = {"1": "C", "2": "C", "3": "C", "4": "C", "5": "E"}
