# Wrong: points count doublings.
reply = "D"
