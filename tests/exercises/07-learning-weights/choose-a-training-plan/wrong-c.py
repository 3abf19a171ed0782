# Wrong: nothing can be learnt about the columns of the block.
plan = "C"
