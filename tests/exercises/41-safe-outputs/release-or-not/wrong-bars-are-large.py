# Wrong: looks at the picture, not at the file.
reply = {"1": "A", "2": "D", "3": "B", "4": "C", "5": "A"}
