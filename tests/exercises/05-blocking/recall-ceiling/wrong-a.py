# Wrong: a model never sees the pairs that blocking lost.
reply = "A"
