# Wrong: argues with blame and leaves out the other side.
line = "B"
