# Wrong: a guess in the middle.
report = "C"
