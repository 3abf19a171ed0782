# Wrong: it leaves out the other group.
headline_chosen = "D"
