# Wrong: all linked data thrown out.
choice = "C"
