# Wrong: one step too far.
lowest = 16
