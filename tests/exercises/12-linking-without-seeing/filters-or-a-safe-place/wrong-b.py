# Wrong: filters are not always safest.
recommended = "B"
