# Wrong: a note does not mend a figure.
publish = "A"
