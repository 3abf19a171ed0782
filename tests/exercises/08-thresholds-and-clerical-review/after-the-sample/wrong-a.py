# Wrong: trusts the average.
decision = "A"
