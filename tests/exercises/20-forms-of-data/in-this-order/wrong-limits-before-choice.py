# Wrong: writes limits of a form that is not chosen.
steps = ["B", "D", "A", "C", "E"]
