# Wrong: trusts the average.
choice = "A"
