# Wrong: a code has no cut.
reply = "B"
