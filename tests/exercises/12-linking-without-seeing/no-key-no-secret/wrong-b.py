# Wrong: length does not help.
reply = "B"
