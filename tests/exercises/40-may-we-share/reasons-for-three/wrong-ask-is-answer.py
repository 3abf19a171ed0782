# Wrong: takes a power to ask for the lifting of confidence.
finding = {"1": "E", "2": "C", "3": "E", "4": "A"}
