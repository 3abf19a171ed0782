# Wrong: waits for a ruling that does not come.
next_step = "D"
