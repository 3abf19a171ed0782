# Right: a decimal point does not matter.
lowest = float(cost.idxmin())
