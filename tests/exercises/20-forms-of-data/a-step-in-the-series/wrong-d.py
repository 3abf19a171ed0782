# Wrong: takes the form for the fault.
line = "D"
