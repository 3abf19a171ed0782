# Wrong: takes advice for a veto.
next_step = "A"
