# Wrong: more people found on one side only.
choice = "C"
