# Wrong: leaves out what no box holds.
reply = "C"
