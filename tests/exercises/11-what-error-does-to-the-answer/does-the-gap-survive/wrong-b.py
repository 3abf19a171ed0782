# Wrong: an interval that includes nothing does not show that there is nothing.
publish = "B"
