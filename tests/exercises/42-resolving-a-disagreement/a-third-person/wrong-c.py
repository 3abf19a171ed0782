# Wrong: asks for a ruling on trust.
proposal = "C"
