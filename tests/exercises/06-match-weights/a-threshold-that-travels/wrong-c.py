# Wrong: the other way round.
reply = "C"
