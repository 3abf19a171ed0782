# Wrong: how sure it is comes after everything else.
lines = ["C", "A", "E", "D", "B"]
