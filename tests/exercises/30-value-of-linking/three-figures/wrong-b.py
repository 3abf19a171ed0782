# Wrong: takes the widest measure for the truest.
reply = "B"
