# Right: a decimal point does not matter.
lowest = 14.0
