# Wrong: drops the undecided links.
report = "A"
