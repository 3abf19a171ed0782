# Right: a number in quotation marks passes.
lowest = f" {cost.idxmin()} "
