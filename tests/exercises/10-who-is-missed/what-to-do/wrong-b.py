# Wrong: leaves the group out.
choice = "B"
