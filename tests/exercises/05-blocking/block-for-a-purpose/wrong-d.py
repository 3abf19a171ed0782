# Wrong: cannot be done overnight.
block = "D"
