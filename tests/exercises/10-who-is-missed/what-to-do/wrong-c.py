# Wrong: hides it in an annex.
choice = "C"
