# Right: a number in quotation marks passes.
lowest = " 14 "
