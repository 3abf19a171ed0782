# Wrong: makes a bargain over what is barred.
letter = "B"
