# Wrong: thinks that fewer columns and a paper lift the duty.
letter = "B"
