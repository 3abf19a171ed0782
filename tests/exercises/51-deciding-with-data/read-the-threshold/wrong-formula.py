# Wrong: what the formula gives with a model that is too sure.
lowest = 4
