# Wrong: leaves out whom the question is about.
publish = "A"
