# Wrong: takes a power for learning to act on a family.
power = "C"
