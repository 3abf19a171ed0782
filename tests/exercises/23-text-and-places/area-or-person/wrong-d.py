# Wrong: an address decides who gets help.
invite = "D"
