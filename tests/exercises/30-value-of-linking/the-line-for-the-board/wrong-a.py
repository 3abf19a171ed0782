# Wrong: assumes that telling always works.
line = "A"
