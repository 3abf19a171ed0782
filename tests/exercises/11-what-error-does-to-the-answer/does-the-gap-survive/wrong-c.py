# Wrong: corrected with one rate for all.
publish = "C"
