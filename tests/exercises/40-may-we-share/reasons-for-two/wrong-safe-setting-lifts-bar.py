# Wrong: takes a secure setting for the lifting of a bar.
reason_two = {"1": "B", "2": "E", "3": "C", "4": "A"}
