# Wrong: letters go to the address on the claim.
first = "C"
