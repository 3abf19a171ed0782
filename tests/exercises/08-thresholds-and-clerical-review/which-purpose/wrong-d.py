# Wrong: one threshold for all.
order = "D"
