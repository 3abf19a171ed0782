# Wrong: the nearer source is not the whole truth.
line = "D"
