# Wrong: finds no name whose first letter varies.
reply = "A"
