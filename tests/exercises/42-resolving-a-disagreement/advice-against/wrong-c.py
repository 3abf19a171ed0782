# Wrong: presses for other advice.
next_step = "C"
