# Wrong: leaves out what speaks against.
advice = "D"
