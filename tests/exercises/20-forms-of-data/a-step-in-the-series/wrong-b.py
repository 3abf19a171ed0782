# Wrong: throws away a good count.
line = "B"
